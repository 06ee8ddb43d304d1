package dev.baton.platform.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls addresses that somebody has configured: only such networks as the {@link AddressRule} allows, by the address that was
 * checked; no redirects, no cookies, no proxy, nothing tried twice; the whole call in a given time, and of an answer
 * {@value #MAX_BYTES} bytes at most.
 */
public final class CheckedHttp implements AutoCloseable {

    /** The largest answer, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 600;
    private static final int CONNECTIONS_PER_HOST = 200;

    private final CloseableHttpClient http;
    private final Clock clock;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("checked-http-alarm").factory());

    /** Calls what the rule allows. @param clock for dates in {@code Retry-After} */
    public CheckedHttp(AddressRule rule, Clock clock) {
        this(InetAddress::getAllByName, rule, clock);
    }

    /** Calls what the rule allows, by names found so. */
    CheckedHttp(Names names, AddressRule rule, Clock clock) {
        this.clock = clock;
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(names, rule))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(CONNECT))
                        .build())
                .setUserAgent("Baton")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /**
     * A call.
     *
     * @param method such as {@code POST}
     * @param address whom
     * @param headers by name; never shown, they may hold credentials
     * @param body JSON, if any
     * @param time for the whole of it
     */
    public record Call(
            String method, URI address, Map<String, String> headers, Optional<? extends Body> body, Duration time) {
        @Override
        public String toString() {
            return method + " " + address.getScheme() + "://" + address.getAuthority();
        }
    }

    /** What is sent. */
    public sealed interface Body {}

    /** Text. */
    public record Content(String type, String text) implements Body {
        /** JSON. */
        public static Content json(String text) {
            return new Content("application/json", text);
        }

        /** A form. */
        public static Content form(String text) {
            return new Content("application/x-www-form-urlencoded", text);
        }

        @Override
        public String toString() {
            return type;
        }
    }

    /**
     * Bytes that are never in memory as a whole.
     *
     * @param size how many
     * @param writer writes them, at most once for each call
     */
    public record Stream(String type, long size, Writer writer) implements Body {
        @Override
        public String toString() {
            return type;
        }
    }

    /** Writes what is sent. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It was answered, well or not.
     *
     * @param status the status
     * @param body what came with it
     * @param headers the first of each name, in small letters
     * @param retryAfter how long the other side wants to be left alone
     */
    public record Answer(int status, String body, Map<String, String> headers, Optional<Duration> retryAfter)
            implements Result {
        /** Whether it went well. */
        public boolean isOk() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** There was no answer; it may be tried again. @param why a sentence */
    public record NoAnswer(String why) implements Result {}

    /** The address is none that is called; nothing was sent. @param why a sentence that says what to do */
    public record Forbidden(String why) implements Result {}

    /** Calls, and waits for the end. Never throws. */
    public Result call(Call call) {
        var request = new HttpUriRequestBase(call.method(), call.address());
        call.headers().forEach(request::setHeader);
        call.body().ifPresent(body -> request.setEntity(entity(body)));
        var timer = alarm.schedule(request::cancel, call.time().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> read(request, response));
        } catch (CheckedNames.PrivateAddress hidden) {
            return new Forbidden(
                    "The address leads into a private network, and those are not called. If it is yours, allow"
                            + " it with BATON_DELIVERY_ALLOW_PRIVATE_ADDRESSES.");
        } catch (UnknownHostException unknown) {
            return new NoAnswer("No server of this name is known; check the address.");
        } catch (SSLException untrusted) {
            return new NoAnswer("The server's certificate cannot be trusted, so nothing was sent.");
        } catch (TooLarge large) {
            return new NoAnswer("The answer is larger than " + MAX_BYTES + " bytes.");
        } catch (InterruptedIOException slow) {
            return new NoAnswer(request.isCancelled() ? tooLate(call) : "There was no answer in time.");
        } catch (IOException | RuntimeException broken) {
            return new NoAnswer(request.isCancelled() ? tooLate(call) : "The connection failed.");
        } finally {
            timer.cancel(false);
        }
    }

    private static HttpEntity entity(Body body) {
        return switch (body) {
            case Content text -> new StringEntity(text.text(), ContentType.create(text.type(), StandardCharsets.UTF_8));
            case Stream bytes ->
                new EntityTemplate(bytes.size(), ContentType.parse(bytes.type()), null, bytes.writer()::writeTo);
        };
    }

    private static String tooLate(Call call) {
        return "There was no answer within " + call.time().toSeconds() + " s.";
    }

    private Answer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        byte[] bytes = new byte[0];
        if (response.getEntity() != null) {
            bytes = response.getEntity().getContent().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                request.cancel();
                throw new TooLarge();
            }
        }
        return new Answer(
                response.getCode(),
                new String(bytes, StandardCharsets.UTF_8),
                Map.copyOf(headers),
                Optional.ofNullable(headers.get("retry-after")).flatMap(this::pause));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private Optional<Duration> pause(String retryAfter) {
        String text = retryAfter.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), until);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads a configured address: {@code http} or {@code https}, with a host and without a password. */
    public static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text.strip());
            boolean callable = ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
            return callable ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
