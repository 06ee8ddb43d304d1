package dev.baton.delivery;

import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens by client credentials (RFC 6749, 4.4): fetched once for all nodes, kept encrypted, and renewed
 * {@link #AHEAD} of their end by the one node that gets the lease; the others go on with what they have.
 */
@Component
public class ClientTokens {

    /** How long before its end a token is renewed. */
    public static final Duration AHEAD = Duration.ofMinutes(2);

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration LEASE = CALL.multipliedBy(2);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(30);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Credentials credentials;
    private final Leases leases;
    private final Node node;
    private final CheckedHttp http;
    private final Clock clock;
    private final Map<String, Kept> known = new ConcurrentHashMap<>();

    ClientTokens(Credentials credentials, Leases leases, Node node, CheckedHttp http, Clock clock) {
        this.credentials = credentials;
        this.leases = leases;
        this.node = node;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Who asks, and where.
     *
     * @param owner for whom the token is
     * @param tokenUrl where tokens are given
     * @param id the client's id
     * @param secret the client's secret
     * @param form what is asked for, as the form that is sent
     */
    public record Client(String owner, URI tokenUrl, String id, String secret, Map<String, String> form) {

        /** One that asks by client credentials. @param scope what for; may be empty */
        public Client(String owner, URI tokenUrl, String id, String secret, String scope) {
            this(owner, tokenUrl, id, secret, form(scope));
        }

        private static Map<String, String> form(String scope) {
            var form = new LinkedHashMap<String, String>();
            form.put("grant_type", "client_credentials");
            if (!scope.isBlank()) {
                form.put("scope", scope);
            }
            return form;
        }

        @Override
        public String toString() {
            return "Client[" + owner + ", " + tokenUrl + ", •••]";
        }
    }

    /** A token, or why there is none. */
    public sealed interface Token {
        /** It can be used. */
        record Usable(String value) implements Token {
            @Override
            public String toString() {
                return "Usable[•••]";
            }
        }

        /** There is none just now. */
        record NotNow(String why) implements Token {}

        /** The credentials are refused; somebody has to set them anew. */
        record Refused(String why) implements Token {}
    }

    private record Kept(String value, Instant until) {
        @Override
        public String toString() {
            return "Kept[until " + until + "]";
        }
    }

    /** A token that is good for a while. */
    public Token token(Client client) {
        Instant now = clock.instant();
        Optional<Kept> kept = Optional.ofNullable(known.get(client.owner()))
                .filter(token -> token.until().isAfter(now.plus(AHEAD)))
                .or(() -> stored(client.owner()));
        if (kept.filter(token -> token.until().isAfter(now.plus(AHEAD))).isPresent()) {
            return new Token.Usable(kept.get().value());
        }
        Optional<Leases.Lease> lease = leases.tryAcquire("token:" + client.owner(), node.id(), LEASE);
        if (lease.isEmpty()) {
            return kept.filter(token -> token.until().isAfter(now))
                    .<Token>map(token -> new Token.Usable(token.value()))
                    .orElseGet(() -> new Token.NotNow("Another server is fetching an access token."));
        }
        try {
            Token fetched = fetch(client);
            return fetched instanceof Token.NotNow
                    ? kept.filter(token -> token.until().isAfter(now))
                            .<Token>map(token -> new Token.Usable(token.value()))
                            .orElse(fetched)
                    : fetched;
        } finally {
            leases.release(lease.get());
        }
    }

    /** The other side no longer takes this token: the next call fetches one, unless another node has done so already. */
    public void refused(String owner, String token) {
        known.remove(owner);
        if (stored(owner).filter(kept -> kept.value().equals(token)).isPresent()) {
            forget(owner);
        }
    }

    /** Forgets the token; the next call fetches one. */
    public void forget(String owner) {
        known.remove(owner);
        credentials.forget(place(owner));
    }

    private Token fetch(Client client) {
        String body = client.form().entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String basic = Base64.getEncoder()
                .encodeToString(
                        (encoded(client.id()) + ":" + encoded(client.secret())).getBytes(StandardCharsets.UTF_8));
        var call = new Call(
                "POST",
                client.tokenUrl(),
                Map.of("Authorization", "Basic " + basic, "Accept", "application/json"),
                Optional.of(Content.form(body)),
                CALL);
        return switch (http.call(call)) {
            case CheckedHttp.NoAnswer none -> new Token.NotNow("No access token: " + none.why());
            case CheckedHttp.Forbidden forbidden -> new Token.Refused(forbidden.why());
            case Answer answer -> {
                if (answer.isOk()) {
                    yield read(client.owner(), answer.body());
                }
                boolean ours = answer.status() >= 400
                        && answer.status() < 500
                        && answer.status() != 429
                        && answer.status() != 408;
                yield ours
                        ? new Token.Refused("The client's id or secret is refused (" + answer.status()
                                + "); set them anew in the desk's settings.")
                        : new Token.NotNow("No access token: the server answered " + answer.status() + ".");
            }
        };
    }

    private Token read(String owner, String body) {
        try {
            JsonNode answer = MAPPER.readTree(body);
            String value = answer.path("access_token").asString("");
            if (value.isEmpty()) {
                return new Token.NotNow("The answer holds no access token.");
            }
            long seconds = answer.path("expires_in").asLong(USUAL_LIFE.toSeconds());
            var kept = new Kept(value, clock.instant().plusSeconds(seconds));
            known.put(owner, kept);
            credentials.keep(
                    place(owner), Map.of("token", value, "until", kept.until().toString()));
            return new Token.Usable(value);
        } catch (JacksonException unreadable) {
            return new Token.NotNow("The answer that should hold an access token is no JSON.");
        }
    }

    private Optional<Kept> stored(String owner) {
        Secrets stored = credentials.of(place(owner));
        Optional<Kept> kept = stored.find("token")
                .flatMap(value -> stored.find("until").map(until -> new Kept(value, Instant.parse(until))));
        kept.ifPresent(token -> known.put(owner, token));
        return kept;
    }

    private static String place(String owner) {
        return "token:" + owner;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
