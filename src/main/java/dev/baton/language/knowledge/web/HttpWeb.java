package dev.baton.language.knowledge.web;

import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedNames;
import dev.baton.platform.net.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** The web over HTTP, by addresses that were checked: no cookies, no sign-in, no proxy, no redirect of its own. */
public final class HttpWeb implements Web, AutoCloseable {

    /** As which robots.txt may name this reader. */
    public static final String ROBOT = "baton-knowledge";

    private static final String AGENT = "Mozilla/5.0 (compatible; " + ROBOT + "/1.0)";
    private static final String ACCEPT =
            "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, */*;q=0.1";
    private static final int HEADER_LENGTH = 16 * 1024;
    private static final int HEADERS = 200;
    private static final int CONNECTIONS = 20;
    private static final int CONNECTIONS_PER_SITE = 2;

    private final CloseableHttpClient http;
    private final WebLimits limits;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("knowledge-web-alarm").factory());

    /** A reader that resolves names so and connects to what the rule allows. */
    public HttpWeb(Names names, AddressRule rule, WebLimits limits) {
        this.limits = limits;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(names, rule))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(HEADER_LENGTH)
                                .setMaxHeaderCount(HEADERS)
                                .build())
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_SITE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .build())
                .build();
        http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setConnectionRequestTimeout(Timeout.of(limits.page()))
                        .build())
                .setUserAgent(AGENT)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    @Override
    public Fetched get(URI address, Validators known) {
        var request = new HttpGet(address);
        request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
        known.etag().ifPresent(etag -> request.setHeader(HttpHeaders.IF_NONE_MATCH, etag));
        known.lastModified().ifPresent(date -> request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, date));
        var late = new AtomicBoolean();
        var timer = alarm.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                limits.page().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> read(address, request, response));
        } catch (IOException | RuntimeException e) {
            return failure(e, late.get());
        } finally {
            timer.cancel(false);
        }
    }

    private Fetched failure(Exception e, boolean late) {
        return switch (e) {
            case TooLarge tooLarge ->
                new Fetched.Refused(
                        "The page is larger than " + limits.bytes() + " bytes, which is the most that is read.");
            case CheckedNames.PrivateAddress hidden ->
                new Fetched.Refused("The address leads into a private network, and those are not read. If it is yours,"
                        + " allow it with BATON_KNOWLEDGE_ALLOW_PRIVATE_ADDRESSES.");
            case UnknownHostException unknown ->
                new Fetched.Failed("No server of this name is known; check the address.");
            case SSLException untrusted ->
                new Fetched.Failed("The site's certificate cannot be trusted, so nothing was read.");
            case InterruptedIOException slow -> new Fetched.Failed("The site did not answer in time.");
            default ->
                late
                        ? new Fetched.Failed("The site took more than "
                                + limits.page().toSeconds() + " s for one page; the reading was given up.")
                        : new Fetched.Failed("The connection to the site failed before the page was complete.");
        };
    }

    private Fetched read(URI address, HttpGet request, ClassicHttpResponse response) throws IOException {
        var status = response.getCode();
        if (status == 304) {
            return new Fetched.Unchanged();
        }
        if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
            request.cancel();
            return moved(address, header(response, HttpHeaders.LOCATION));
        }
        if (status == 200) {
            return body(request, response);
        }
        request.cancel();
        return switch (status) {
            case 404, 410 -> new Fetched.Gone("The site says that there is no such page (" + status + ").");
            case 401, 403, 407, 451 -> new Fetched.Refused("The site does not let this page be read (" + status + ").");
            default -> new Fetched.Failed("The site answered with " + status + " instead of a page.");
        };
    }

    private static Fetched moved(URI address, Optional<String> location) {
        try {
            return location.<Fetched>map(to -> new Fetched.Moved(address.resolve(URI.create(to.strip()))))
                    .orElseGet(() -> new Fetched.Failed("The site redirects without saying where to."));
        } catch (IllegalArgumentException e) {
            return new Fetched.Failed("The site redirects to an address that is none.");
        }
    }

    private Fetched body(HttpGet request, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var bytes = new byte[0];
        if (entity != null) {
            try (var in = entity.getContent()) {
                bytes = bytes(in, request);
            }
        }
        var type = header(response, HttpHeaders.CONTENT_TYPE).orElse("");
        var validators = new Validators(
                header(response, HttpHeaders.ETAG).filter(tag -> tag.length() <= 200),
                header(response, HttpHeaders.LAST_MODIFIED).filter(date -> date.length() <= 60));
        var noIndex = header(response, "X-Robots-Tag")
                .filter(tag -> tag.toLowerCase(Locale.ROOT).contains("noindex"))
                .isPresent();
        return new Fetched.Body(type, charset(type), bytes, validators, noIndex);
    }

    /** Breaks the connection before it throws: whoever closes an unfinished body otherwise reads it to its end. */
    private byte[] bytes(InputStream in, HttpGet request) throws IOException {
        var bytes = in.readNBytes(limits.bytes() + 1);
        if (bytes.length > limits.bytes()) {
            request.cancel();
            throw new TooLarge();
        }
        return bytes;
    }

    private static Optional<Charset> charset(String type) {
        try {
            return Optional.ofNullable(ContentType.parseLenient(type)).map(ContentType::getCharset);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(HttpMessage message, String name) {
        return Optional.ofNullable(message.getFirstHeader(name)).map(Header::getValue);
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
