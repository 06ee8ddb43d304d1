package dev.baton.channel;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells who a customer is when the site has signed it (C6): a JWT with {@code HS256}, a subject and an end. Nothing that a page
 * merely says is proof, and neither is a signature without an end, which would be good for whoever ever gets hold of it.
 */
@Component
public final class SignedIdentities {

    /** What a signature is good for at most. */
    static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /** So much may the site's clock be behind or ahead. */
    static final Duration LEEWAY = Duration.ofMinutes(1);

    /** Characters of a subject, name or address at most. */
    static final int LONGEST_CLAIM = 256;

    /** HS256 wants as many bytes as its digest has. */
    private static final int SHORTEST_SECRET = 32;

    private final List<byte[]> secrets;
    private final Clock clock;

    /** @throws IllegalArgumentException if a secret is too short */
    SignedIdentities(BatonProperties properties, Clock clock) {
        this.secrets = properties.identity().secrets().stream()
                .map(secret -> secret.strip().getBytes(StandardCharsets.UTF_8))
                .toList();
        if (secrets.stream().anyMatch(secret -> secret.length < SHORTEST_SECRET)) {
            throw new IllegalArgumentException("BATON_IDENTITY_SECRETS has a secret of less than " + SHORTEST_SECRET
                    + " characters. Make it of at least so many random ones.");
        }
        this.clock = clock;
    }

    /**
     * Who somebody is, as the site says.
     *
     * @param subject the site's own id of the customer
     * @param name what to call them
     * @param email where to write to them
     */
    public record Identity(String subject, Optional<String> name, Optional<String> email) {}

    /** Who it is. @throws ProblemException {@code invalid-request} that says why it is no proof */
    public Identity read(String token) {
        if (secrets.isEmpty()) {
            throw refused("cannot be checked here: set BATON_IDENTITY_SECRETS to the secret that your site signs with");
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!signed.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) || !isSigned(signed)) {
                throw refused("is not signed with HS256 and one of this installation's secrets");
            }
            return identity(signed.getJWTClaimsSet());
        } catch (ParseException | JOSEException unreadable) {
            throw refused("is not a signed JWT");
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        for (byte[] secret : secrets) {
            if (token.verify(new MACVerifier(secret))) {
                return true;
            }
        }
        return false;
    }

    private Identity identity(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        Instant end = Optional.ofNullable(claims.getExpirationTime())
                .map(Date::toInstant)
                .orElseThrow(() -> refused("has no end (exp)"));
        if (!end.plus(LEEWAY).isAfter(now)) {
            throw refused("has expired; have the site sign a new one");
        }
        if (end.isAfter(now.plus(LONGEST_LIFE).plus(LEEWAY))) {
            throw refused("lives longer than " + LONGEST_LIFE.toHours() + " hours; give it a shorter end (exp)");
        }
        String subject = claim(Optional.ofNullable(claims.getSubject()))
                .orElseThrow(() -> refused("names nobody (sub, up to " + LONGEST_CLAIM + " characters)"));
        return new Identity(
                subject,
                claim(Optional.ofNullable(claims.getStringClaim("name"))),
                claim(Optional.ofNullable(claims.getStringClaim("email"))));
    }

    private static Optional<String> claim(Optional<String> text) {
        return text.map(CleanText::line).filter(clean -> !clean.isEmpty() && clean.length() <= LONGEST_CLAIM);
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("identity", why);
    }
}
