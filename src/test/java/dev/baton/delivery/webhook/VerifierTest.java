package dev.baton.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delivery.webhook.Scheme.Algorithm;
import dev.baton.delivery.webhook.Scheme.Encoding;
import dev.baton.delivery.webhook.Scheme.Hmac;
import dev.baton.delivery.webhook.Scheme.KeyForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures of webhooks. The vectors were computed with OpenSSL and Python, not with the code under test. */
class VerifierTest {

    private static final String BODY = "{\"text\":\"Grüße, agent\",\"n\":1}";
    private static final Instant THEN = Instant.ofEpochSecond(1767225600);
    private static final String SECRET = "s3cret";
    private static final String STANDARD_SECRET = "whsec_a2V5LW9mLTMyLWJ5dGVzLWZvci10aGUtdGVzdC0xMjM=";
    private static final String STANDARD_SIGNATURE = "v1,QnyV5bLEF2DAyA2WqTxgZejbWBQK/P3bEKvofQJhG7g=";

    static Stream<Arguments> genuine() {
        return Stream.of(
                Arguments.of(
                        "hex with a prefix",
                        Hmac.ofBody(Algorithm.SHA256, Encoding.HEX, "X-Hub-Signature-256", "sha256="),
                        SECRET,
                        Map.of(
                                "x-hub-signature-256",
                                "sha256=d453a1a79f8082702369ca9951ee31e09db44909551780cc84957e5d2568f4cd")),
                Arguments.of(
                        "Base64 with a prefix",
                        Hmac.ofBody(Algorithm.SHA256, Encoding.BASE64, "X-Hub-Signature-256", "sha256="),
                        SECRET,
                        Map.of("X-Hub-Signature-256", "sha256=1FOhp5+AgnAjacqZUe4x4J20SQlVF4DMhJV+XSVo9M0=")),
                Arguments.of(
                        "SHA-1 in Base64",
                        Hmac.ofBody(Algorithm.SHA1, Encoding.BASE64, "X-Signature", ""),
                        SECRET,
                        Map.of("X-Signature", "mvOA9KVRFmRytAzi4t5lyyG7u8k=")),
                Arguments.of(
                        "SHA-512 in hex",
                        Hmac.ofBody(Algorithm.SHA512, Encoding.HEX, "X-Signature", ""),
                        SECRET,
                        Map.of(
                                "X-Signature",
                                "5da3e627c4f8f6c120076bbe37f63287968b89a2334b94831465e1c48a5d0a33bcd27917e28ab448c8f39"
                                        + "1994588d291ec69432be1d2fe7308b6bcde4fa0a73e")),
                Arguments.of(
                        "a key in hex",
                        new Hmac(
                                Algorithm.SHA256,
                                Encoding.HEX,
                                "X-Signature",
                                "",
                                "{body}",
                                Optional.empty(),
                                Optional.empty(),
                                KeyForm.HEX),
                        "6b65792d6f662d33322d62797465732d666f722d7468652d746573742d313233",
                        Map.of("X-Signature", "9618122d7d47bf24275178bfbd458c93004bfc1cb8ec13362fd8eb3b6cb3ab21")),
                Arguments.of("a time before the body", timed(), SECRET, timedHeaders(THEN)),
                Arguments.of(
                        "method, address, body and milliseconds",
                        new Hmac(
                                Algorithm.SHA256,
                                Encoding.BASE64,
                                "X-Signature-v3",
                                "",
                                "{method}{url}{body}{timestamp}",
                                Optional.of("X-Request-Timestamp"),
                                Optional.empty(),
                                KeyForm.TEXT),
                        SECRET,
                        Map.of(
                                "X-Signature-v3",
                                "+DdZTeKYEfPG6Ll+wuzGPtR2iCfjqSlML0o7dmrGt5I=",
                                "X-Request-Timestamp",
                                "1767225600000")),
                Arguments.of(
                        "a time in ISO 8601 before the body",
                        new Hmac(
                                Algorithm.SHA256,
                                Encoding.BASE64,
                                "X-Zendesk-Webhook-Signature",
                                "",
                                "{timestamp}{body}",
                                Optional.of("X-Zendesk-Webhook-Signature-Timestamp"),
                                Optional.empty(),
                                KeyForm.TEXT),
                        SECRET,
                        Map.of(
                                "X-Zendesk-Webhook-Signature",
                                "mKc3u4+F8pQv9CaiEUCJ1M3l8dtjzRJB2CnN34bjXNM=",
                                "X-Zendesk-Webhook-Signature-Timestamp",
                                "2026-01-01T00:00:00Z")),
                Arguments.of("Standard Webhooks", Scheme.STANDARD, STANDARD_SECRET, standardHeaders()),
                Arguments.of(
                        "name and password",
                        new Scheme.Basic(),
                        "desk:s3cret",
                        Map.of("Authorization", "Basic ZGVzazpzM2NyZXQ=")),
                Arguments.of(
                        "a shared token",
                        new Scheme.SharedToken("Authorization", "Bearer "),
                        SECRET,
                        Map.of("authorization", "Bearer s3cret")),
                Arguments.of(
                        "a JSON Web Token with an end",
                        new Scheme.Jwt("Authorization", "Bearer "),
                        SECRET,
                        Map.of(
                                "Authorization",
                                "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJkZXNrIiwiZXhwIjoxNzY3MjI1OTAwfQ"
                                        + ".Q9iSLo3OxdnDempgBTYOHToxSzl4rguP6CfdMHZu2ic")),
                Arguments.of(
                        "a JSON Web Token without an end",
                        new Scheme.Jwt("X-Token", ""),
                        SECRET,
                        Map.of(
                                "X-Token",
                                "eyJhbGciOiJIUzI1NiJ9.eyJpYXQiOjE3NjcyMjU2MDB9"
                                        + ".eODcUc1uaCpob_LSPIcmhqt_32HsTgDzMymkraZfG0Y")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("genuine")
    void what_others_sign_is_known_again_and_nothing_else(
            String name, Scheme scheme, String secret, Map<String, String> headers) {
        var verifier = new Verifier(scheme, List.of(secret));

        assertThat(verifier.verify(request(headers, BODY), THEN)).isEqualTo(new Verifier.Verdict.Genuine());
        assertRefused(verifier.verify(request(Map.of(), BODY), THEN));
        assertRefused(new Verifier(scheme, List.of(other(secret))).verify(request(headers, BODY), THEN));
        assertRefused(new Verifier(scheme, List.of()).verify(request(headers, BODY), THEN));
        if (scheme instanceof Hmac) {
            assertRefused(verifier.verify(request(headers, BODY + " "), THEN));
        }
        assertThat(new Verifier(scheme, List.of(other(secret), secret)).verify(request(headers, BODY), THEN))
                .as("an old and a new secret")
                .isEqualTo(new Verifier.Verdict.Genuine());
        assertThat(verifier.toString()).doesNotContain(secret);
    }

    @Test
    void what_was_overheard_cannot_be_played_back_later() {
        var verifier = new Verifier(timed(), List.of(SECRET));
        Instant late = THEN.plus(Verifier.WINDOW).plusSeconds(1);
        Instant early = THEN.minus(Verifier.WINDOW).minusSeconds(1);

        assertRefused(verifier.verify(request(timedHeaders(THEN), BODY), late));
        assertRefused(verifier.verify(request(timedHeaders(THEN), BODY), early));
        assertRefused(verifier.verify(request(timedHeaders(late), BODY), late));
    }

    @Test
    void the_time_may_stand_in_the_body() {
        var scheme = new Hmac(
                Algorithm.SHA256,
                Encoding.HEX,
                "X-Signature",
                "",
                "{body}",
                Optional.of("/at"),
                Optional.empty(),
                KeyForm.HEX);
        var verifier = new Verifier(scheme, List.of("6b65792d6f66"));
        String body = "{\"at\":\"2026-01-01T00:00:00.123Z\",\"text\":\"hi\"}";
        var signed = request(
                Map.of("X-Signature", "d9834531a39b0f1cefad44a668e3b11cf7a3553b2ad4f30cfa1f1abe43538a91"), body);

        assertThat(verifier.verify(signed, THEN)).isEqualTo(new Verifier.Verdict.Genuine());
        assertRefused(verifier.verify(signed, THEN.plus(Verifier.WINDOW).plusSeconds(1)));
        assertRefused(verifier.verify(
                request(
                        Map.of("X-Signature", "c889ba1ecda038d5d18bfea806b2971df0c09b97cf618c6ef8a6c410ee4f7eda"),
                        "{\"text\":\"hi\"}"),
                THEN));
    }

    @Test
    void a_token_that_is_over_or_signed_otherwise_lets_nobody_in() {
        var verifier = new Verifier(new Scheme.Jwt("X-Token", ""), List.of(SECRET));
        String none = "eyJhbGciOiJub25lIn0.eyJleHAiOjE3NjcyMjU5MDB9.3oBNekIw8ehih_c3xxxs0H3Lljd8F58b5zgV6RiIU7w";
        String over = "eyJhbGciOiJIUzI1NiJ9.eyJpYXQiOjE3NjcyMjU2MDB9.eODcUc1uaCpob_LSPIcmhqt_32HsTgDzMymkraZfG0Y";

        assertRefused(verifier.verify(request(Map.of("X-Token", none), BODY), THEN));
        assertRefused(verifier.verify(request(Map.of("X-Token", over), BODY), THEN.plusSeconds(301)));
        assertRefused(verifier.verify(request(Map.of("X-Token", "not.a.token"), BODY), THEN));
        assertRefused(verifier.verify(request(Map.of("X-Token", "eyJhbGciOiJIUzI1NiJ9.."), BODY), THEN));
    }

    @Test
    void our_own_signature_is_the_standard_one_and_new_at_each_attempt() {
        var signer = new Signer(STANDARD_SECRET);

        assertThat(signer.headers("dlv_1", THEN, BODY)).containsAllEntriesOf(standardHeaders());
        assertThat(signer.headers("dlv_1", THEN.plusSeconds(1), BODY))
                .containsEntry("webhook-id", "dlv_1")
                .doesNotContainEntry("webhook-signature", STANDARD_SIGNATURE);
        assertThat(signer.toString()).doesNotContain(STANDARD_SECRET);
    }

    @Test
    void one_of_several_signatures_is_enough() {
        var verifier = new Verifier(Scheme.STANDARD, List.of(STANDARD_SECRET));
        var headers = new java.util.HashMap<>(standardHeaders());
        headers.put("webhook-signature", "v1,AAAA v1a,BBBB " + STANDARD_SIGNATURE);

        assertThat(verifier.verify(request(headers, BODY), THEN)).isEqualTo(new Verifier.Verdict.Genuine());
    }

    @Property(tries = 200)
    void whatever_is_signed_with_a_new_secret_fits_it_within_the_window(
            @ForAll String body, @ForAll String id, @ForAll @IntRange(min = -299, max = 299) int seconds) {
        String secret = Signer.newSecret();
        var headers = new Signer(secret).headers(id, THEN, body);

        assertThat(new Verifier(Scheme.STANDARD, List.of(secret))
                        .verify(request(headers, body), THEN.plus(Duration.ofSeconds(seconds))))
                .isEqualTo(new Verifier.Verdict.Genuine());
    }

    private static Hmac timed() {
        return new Hmac(
                Algorithm.SHA256,
                Encoding.HEX,
                "X-Slack-Signature",
                "v0=",
                "v0:{timestamp}:{body}",
                Optional.of("X-Slack-Request-Timestamp"),
                Optional.empty(),
                KeyForm.TEXT);
    }

    private static Map<String, String> timedHeaders(Instant at) {
        return Map.of(
                "X-Slack-Signature",
                "v0=649748a5cdff9a202b7ee34805ef7ce87ef317c85c14b3b30005be7506ee5aec",
                "X-Slack-Request-Timestamp",
                Long.toString(at.getEpochSecond()));
    }

    private static Map<String, String> standardHeaders() {
        return Map.of(
                "webhook-id", "dlv_1", "webhook-timestamp", "1767225600", "webhook-signature", STANDARD_SIGNATURE);
    }

    /** Another secret of the same form. */
    private static String other(String secret) {
        if (secret.startsWith("whsec_")) {
            return "whsec_" + Base64.getEncoder().encodeToString("another".getBytes(StandardCharsets.UTF_8));
        }
        return secret.length() == 64 ? "00" + secret.substring(2) : secret + "x";
    }

    private static SignedRequest request(Map<String, String> headers, String body) {
        return new SignedRequest("POST", "https://baton.example/hook", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Verifier.Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verifier.Verdict.Refused.class);
    }
}
