package dev.baton.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All that can be configured. Each component {@code baton.some-name} is set by the environment variable
 * {@code BATON_SOME_NAME}; {@code docs/configuration.md} lists them, and a test keeps that table complete.
 *
 * @param address address that the server listens on; loopback unless set
 * @param port port that the server listens on
 * @param behindProxy whether a reverse proxy of yours stands before the server and sets the {@code X-Forwarded-} headers
 * @param publicUrl where others reach this server; when unset, the address and port that it listens on
 * @param data folder of everything the server keeps on disk: the embedded database and its binaries
 * @param demo whether the demo is loaded; when unset, only if the server listens on loopback
 * @param secret text that the server's keys are made from; when unset, a key is made once and kept in the database
 * @param db the PostgreSQL to use; when its URL is unset, one is started under {@code data}
 * @param admin the first account of an installation that has none but the demo's
 * @param limits how often callers may ask
 * @param presence when an agent counts as here
 * @param mail the mail server
 * @param knowledge how help articles are read from other people's sites
 * @param delivery what leaves for other systems
 * @param files what may be sent as a file, and who checks it
 * @param identity how sites prove who their customers are
 * @param model the language model to use; when its URL is unset, there is none
 */
@ConfigurationProperties("baton")
public record BatonProperties(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int port,
        @DefaultValue("false") boolean behindProxy,
        @Nullable String publicUrl,
        @DefaultValue("data") Path data,
        @Nullable Boolean demo,
        @Nullable String secret,
        @DefaultValue Db db,
        @DefaultValue Admin admin,
        @DefaultValue Limits limits,
        @DefaultValue Presence presence,
        @DefaultValue Mail mail,
        @DefaultValue Model model,
        @DefaultValue Knowledge knowledge,
        @DefaultValue Identity identity,
        @DefaultValue Delivery delivery,
        @DefaultValue Files files) {

    /**
     * The database.
     *
     * @param url {@code jdbc:postgresql://host:5432/name} or {@code postgresql://user:password@host:5432/name}
     * @param user name to sign in with, unless the URL has one
     * @param password password to sign in with, unless the URL has one
     * @param poolSize connections that this node keeps at most; a few more serve the hints between nodes
     */
    public record Db(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("24") int poolSize) {}

    /**
     * The first account, made at the start while there is none but the demo's; it has every role.
     *
     * @param email what to sign in with
     * @param password what to sign in with
     */
    public record Admin(@Nullable String email, @Nullable String password) {}

    /**
     * How often callers may ask; beyond that they get 429 with {@code Retry-After}.
     *
     * @param messagesPerSecond messages of one conversation token, a second on average
     * @param messagesBurst messages of one conversation token, at once
     * @param conversationsPerMinute new conversations of one address, a minute; loopback is exempt
     * @param signInsPerMinute failed sign-in attempts of one address and one email, a minute
     */
    public record Limits(
            @DefaultValue("100") int messagesPerSecond,
            @DefaultValue("200") int messagesBurst,
            @DefaultValue("60") int conversationsPerMinute,
            @DefaultValue("10") int signInsPerMinute) {}

    /**
     * How sites prove who their customers are (C6).
     *
     * @param secrets what they sign with, several while one takes over from another; without one nothing is proved
     */
    public record Identity(@DefaultValue List<String> secrets) {

        /** Copies the secrets. */
        public Identity {
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * The mail server by which messages that customers leave are sent to teams.
     *
     * @param host its name; without one no mail is sent
     * @param port its port
     * @param user name to sign in with, if it wants one
     * @param password password to sign in with
     * @param from whom the mails come from; needed with the host
     * @param security {@code starttls}, {@code tls} or {@code none}
     */
    public record Mail(
            @Nullable String host,
            @DefaultValue("587") int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from,
            @DefaultValue("starttls") MailSecurity security) {}

    /** How the connection to the mail server is kept private. */
    public enum MailSecurity {
        /** Encrypted after a greeting in clear; never sent where that fails. */
        STARTTLS,
        /** Encrypted from the start. */
        TLS,
        /** In clear, for a server on the same machine. */
        NONE
    }

    /**
     * When an agent counts as here.
     *
     * @param silence time without a sign of life after which an agent gets no more offers
     * @param grace time without a sign of life after which an agent is lost and the conversations go back to the queue
     * @param misses offers missed in a row after which an agent is set away
     */
    public record Presence(
            @DefaultValue("20s") Duration silence,
            @DefaultValue("60s") Duration grace,
            @DefaultValue("3") int misses) {}

    /**
     * A language model behind the chat completions format.
     *
     * @param url where the server is, as {@code https://host/v1}
     * @param key what opens it; never shown
     * @param name the model's name there
     * @param timeout time for one call at most, from the question to the last byte of the answer
     * @param maxTokens tokens of one answer at most
     * @param concurrency calls of this server at once
     */
    public record Model(
            @Nullable String url,
            @Nullable String key,
            @DefaultValue("") String name,
            @DefaultValue("15s") Duration timeout,
            @DefaultValue("1000") int maxTokens,
            @DefaultValue("8") int concurrency) {
        @Override
        public String toString() {
            return "Model[url=" + url + ", name=" + name + ", key=" + (key == null ? "none" : "•••") + "]";
        }
    }

    /**
     * How help articles are read from sites.
     *
     * @param allowPrivateAddresses whether sites in private networks, and on this machine, may be read
     * @param pages pages of one site at most
     * @param time time for one reading of a site at most
     * @param pace pause between two requests to a site
     */
    public record Knowledge(
            @DefaultValue("false") boolean allowPrivateAddresses,
            @DefaultValue("500") int pages,
            @DefaultValue("15m") Duration time,
            @DefaultValue("500ms") Duration pace) {}

    /**
     * What leaves for other systems.
     *
     * @param allowPrivateAddresses whether desks and webhooks in private networks, and on this machine, may be called
     */
    public record Delivery(@DefaultValue("false") boolean allowPrivateAddresses) {}

    /**
     * Files that customers and people of the team send.
     *
     * @param maxSize the largest file
     * @param perConversation what the files of one conversation take together at most
     * @param perMinute files of one conversation, and of one address of customers, a minute; loopback is exempt
     * @param kinds which kinds may be sent, by an ending of their names
     * @param addressLife how long an address by which a desk fetches a file is good
     * @param scanUrl where each file is sent to be checked; without one nothing is checked
     * @param scanKey sent there as bearer token; never shown
     * @param scanTime how long its word is awaited
     * @param scanFailure what becomes of a file of which it said nothing in time
     */
    public record Files(
            @DefaultValue("10MB") DataSize maxSize,
            @DefaultValue("100MB") DataSize perConversation,
            @DefaultValue("20") int perMinute,

            @DefaultValue({
                "png", "jpg", "gif", "webp", "heic", "pdf", "txt", "docx", "xlsx", "pptx", "odt", "ods", "mp4", "mov",
                "m4a", "mp3"
            })
            List<String> kinds,

            @DefaultValue("7d") Duration addressLife,
            @Nullable String scanUrl,
            @Nullable String scanKey,
            @DefaultValue("2m") Duration scanTime,
            @DefaultValue("reject") ScanFailure scanFailure) {
        @Override
        public String toString() {
            return "Files[maxSize=" + maxSize + ", scanUrl=" + scanUrl + "]";
        }
    }

    /** What becomes of files that could not be checked. */
    public enum ScanFailure {
        /** Nobody may open them. */
        REJECT,
        /** They may be opened, and it is said that they were not checked. */
        PASS
    }

    /** Whether the demo is on: as configured, else only where nobody but this machine can reach the server. */
    public boolean demoOn() {
        return Optional.ofNullable(demo).orElseGet(this::loopback);
    }

    /** Whether the server listens on a loopback address, so that only this machine reaches it. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
