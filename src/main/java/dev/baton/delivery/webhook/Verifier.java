package dev.baton.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that a request comes from whoever knows the secret, on the bytes as they came. Comparisons take the same time
 * whatever differs. Where the scheme carries a time, a request that is older than {@link #WINDOW}, or that far ahead, is
 * refused, so that one that was overheard cannot be played back later.
 *
 * @param scheme how the sender proves it
 * @param secrets any of which will do, so that a secret can be changed without a gap; none lets nothing in
 */
public record Verifier(Scheme scheme, List<String> secrets) {

    /** How far a request's time may be from now. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The verdict. */
    public sealed interface Verdict {
        /** It is theirs. */
        record Genuine() implements Verdict {}

        /** It may be anybody's. @param why for the log of whoever sets it up; it tells nothing of the secret */
        record Refused(String why) implements Verdict {}
    }

    private static final Verdict GENUINE = new Verdict.Genuine();

    @Override
    public String toString() {
        return "Verifier[" + scheme + ", " + secrets.size() + " secrets]";
    }

    /** Whether the request is theirs. */
    public Verdict verify(SignedRequest request, Instant now) {
        return switch (scheme) {
            case Scheme.Hmac hmac -> hmac(hmac, request, now);
            case Scheme.Basic basic ->
                header(request, "Authorization", "Basic ")
                        .map(given -> known(given, secret -> base64(secret)))
                        .orElseGet(() -> missing("Authorization"));
            case Scheme.SharedToken token ->
                header(request, token.header(), token.prefix())
                        .map(given -> known(given, secret -> secret))
                        .orElseGet(() -> missing(token.header()));
            case Scheme.Jwt jwt ->
                header(request, jwt.header(), jwt.prefix())
                        .map(token -> jwt(token, now))
                        .orElseGet(() -> missing(jwt.header()));
        };
    }

    private Verdict hmac(Scheme.Hmac hmac, SignedRequest request, Instant now) {
        Optional<String> given = request.header(hmac.header());
        if (given.isEmpty()) {
            return missing(hmac.header());
        }
        String timestamp = hmac.timestampHeader()
                .flatMap(place -> place.startsWith("/") ? inBody(request, place) : request.header(place))
                .orElse("");
        if (hmac.timestampHeader().isPresent() && !isAboutNow(timestamp, now)) {
            return new Verdict.Refused(
                    "The time in " + hmac.timestampHeader().get() + " is missing or too far from now.");
        }
        String id = hmac.idHeader().flatMap(request::header).orElse("");
        try {
            return hmac(hmac, given.get(), Hmacs.content(hmac.signed(), id, timestamp, request));
        } catch (IllegalArgumentException notOfThatForm) {
            return new Verdict.Refused("The secret that is set has not the form that this sender's secrets have.");
        }
    }

    private Verdict hmac(Scheme.Hmac hmac, String given, byte[] content) {
        for (String signature : given.strip().split(" ")) {
            if (signature.startsWith(hmac.prefix())
                    && secrets.stream()
                            .anyMatch(secret -> same(
                                    signature.substring(hmac.prefix().length()),
                                    Hmacs.signature(hmac, secret, content)))) {
                return GENUINE;
            }
        }
        return new Verdict.Refused("The signature in " + hmac.header() + " does not fit body and secret.");
    }

    private static boolean isAboutNow(String timestamp, Instant now) {
        try {
            return Duration.between(time(timestamp), now).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException notATime) {
            return false;
        }
    }

    /** Seconds, milliseconds or ISO 8601. */
    private static Instant time(String timestamp) {
        if (timestamp.endsWith("Z")) {
            return Instant.parse(timestamp);
        }
        long number = Long.parseLong(timestamp);
        return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Optional<String> inBody(SignedRequest request, String pointer) {
        try {
            return Optional.of(MAPPER.readTree(request.body()).at(pointer).asString(""));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private Verdict jwt(String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Verdict.Refused("The token is no JSON Web Token.");
        }
        try {
            var decoder = Base64.getUrlDecoder();
            if (!MAPPER.readTree(decoder.decode(parts[0]))
                    .path("alg")
                    .asString("")
                    .equals("HS256")) {
                return new Verdict.Refused("The token is not signed with HS256.");
            }
            byte[] content = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            byte[] signature = decoder.decode(parts[2]);
            boolean fits = secrets.stream()
                    .anyMatch(secret -> !secret.isEmpty()
                            && MessageDigest.isEqual(
                                    signature,
                                    Hmacs.hash(
                                            Scheme.Algorithm.SHA256,
                                            secret.getBytes(StandardCharsets.UTF_8),
                                            content)));
            if (!fits) {
                return new Verdict.Refused("The token's signature does not fit the secret.");
            }
            return inTime(MAPPER.readTree(decoder.decode(parts[1])), now);
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return new Verdict.Refused("The token is no JSON Web Token.");
        }
    }

    /** A token without an end counts from when it was made. */
    private static Verdict inTime(JsonNode claims, Instant now) {
        long second = now.getEpochSecond();
        long slack = WINDOW.toSeconds();
        boolean over = claims.has("exp")
                ? claims.path("exp").asLong(0) < second
                : Math.abs(claims.path("iat").asLong(0) - second) > slack;
        boolean early = claims.path("nbf").asLong(0) > second + slack;
        return over || early ? new Verdict.Refused("The token is over, or not yet valid.") : GENUINE;
    }

    private Verdict known(String given, java.util.function.UnaryOperator<String> written) {
        boolean fits = secrets.stream().anyMatch(secret -> !secret.isEmpty() && same(given, written.apply(secret)));
        return fits ? GENUINE : new Verdict.Refused("The password or token is wrong.");
    }

    private static Optional<String> header(SignedRequest request, String name, String prefix) {
        return request.header(name)
                .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(value -> value.substring(prefix.length()).strip());
    }

    private static Verdict missing(String header) {
        return new Verdict.Refused("The header " + header + " is missing, or has not the agreed form.");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
