package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpClientForTests;
import dev.baton.platform.security.ConversationTokens;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class SecurityTest {

    private final ConversationTokens tokens;
    private final HttpClientForTests nobody;

    SecurityTest(@LocalServerPort int port, @Autowired ConversationTokens tokens) {
        this.tokens = tokens;
        this.nobody = HttpClientForTests.of(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/agents", "/api/v1/teams", "/api/v1/conversations", "/api/v1/nothing", "/api/v2"})
    void below_api_everything_is_closed_that_is_not_opened(String path) {
        var answer = nobody.get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_wrong_token_is_refused_even_where_none_is_needed() {
        assertThat(nobody.bearer("bt_wrong").get("/api/v1/demo").status()).isEqualTo(401);
        assertThat(nobody.bearer("ct_wrong.wrong").get("/api/v1/demo").status()).isEqualTo(401);
        assertThat(nobody.with("Authorization", "Basic YTpi")
                        .get("/api/v1/demo")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_customer_is_not_a_colleague() {
        var answer = nobody.bearer(tokens.issue("some-conversation")).get("/api/v1/agents");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @Test
    void a_conversations_token_opens_that_conversation_and_no_changed_token_opens_any() {
        var token = tokens.issue("one");
        var other = tokens.issue("two");

        assertThat(tokens.verify(token)).contains("one");
        assertThat(tokens.verify(token.substring(0, token.indexOf('.')) + other.substring(other.indexOf('.'))))
                .isEmpty();
        assertThat(tokens.verify(token.substring(0, token.length() - 2))).isEmpty();
        assertThat(tokens.verify("ct_!.!")).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":        | 400 | malformed-json",
                "[]                 | 400 | invalid-request",
                "{\"email\":{}}     | 400 | invalid-request",
                "''                 | 400 | malformed-json"
            })
    void a_body_that_makes_no_sense_is_told_apart(String body, int status, String problem) {
        var answer = nobody.post("/api/v1/tokens", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void a_body_over_the_limit_is_refused_with_the_limit() {
        var answer = nobody.post("/api/v1/tokens", "{\"email\":\"" + "x".repeat(70_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
        assertThat(answer.json().at("/limit").asInt()).isEqualTo(65_536);
    }

    @Test
    void another_method_or_media_type_is_refused_with_what_is_right() {
        var agent = nobody.signedIn("agent@example.com");

        var method = agent.delete("/api/v1/agents");
        var media = nobody.with("Content-Type", "text/plain").post("/api/v1/tokens", "hello");

        assertThat(method.problem()).isEqualTo("method-not-allowed");
        assertThat(method.header("Allow")).isEqualTo("GET");
        assertThat(media.status()).isEqualTo(415);
        assertThat(media.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void a_problem_is_a_problem_whatever_the_client_accepts() {
        var answer = nobody.with("Accept", "text/event-stream").get("/api/v1/agents");
        var missing = nobody.with("Accept", "text/html").get("/nothing");

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.problem()).isEqualTo("not-found");
    }

    @Test
    void other_sites_may_use_the_conversation_but_not_the_console() {
        var shop = nobody.with("Origin", "https://shop.example");
        var preflight = shop.with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization,content-type,last-event-id");

        var conversation = preflight.send("OPTIONS", "/api/v1/conversations/x/messages", null);
        var session = preflight.send("OPTIONS", "/api/v1/session", null);

        assertThat(conversation.status()).isEqualTo(200);
        assertThat(conversation.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(conversation.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("authorization", "content-type", "last-event-id");
        assertThat(conversation.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(session.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(shop.get("/widget/chat.js").header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void pages_may_load_from_this_server_alone_and_stand_in_no_frame() {
        var page = nobody.get("/console/");

        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    }

    @Test
    void the_api_describes_itself_and_how_to_sign_in() {
        var description = nobody.get("/api/openapi.json").json();

        assertThat(description.at("/openapi").asString()).startsWith("3.");
        assertThat(description.at("/components/securitySchemes").propertyNames())
                .contains("conversationToken", "personToken", "session");
        assertThat(description.at("/paths").propertyNames()).contains("/api/v1/tokens", "/api/v1/agents");
        assertThat(description
                        .at("/paths/~1api~1v1~1agents/get/responses/default/content")
                        .propertyNames())
                .containsExactly("application/problem+json");
        assertThat(description.at("/paths/~1api~1v1~1agents/get").has("parameters"))
                .isFalse();
    }
}
