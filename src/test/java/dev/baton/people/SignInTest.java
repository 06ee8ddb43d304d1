package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class SignInTest {

    private static final String AGENT = "{\"email\":\"agent@example.com\",\"password\":\"baton-demo\"}";

    private final JdbcClient jdbc;
    private final HttpClientForTests nobody;

    SignInTest(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.nobody = HttpClientForTests.of(port);
    }

    @Test
    void a_program_signs_in_with_a_token_and_ends_it() {
        var answer = nobody.post("/api/v1/tokens", AGENT);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/user/email").asString()).isEqualTo("agent@example.com");
        assertThat(answer.json().at("/user/roles").toString()).isEqualTo("[\"agent\"]");
        assertThat(answer.json().at("/user/avatarUrl").isNull()).isTrue();
        assertThat(answer.json().at("/expiresAt").asString()).endsWith("Z");
        var agent = nobody.bearer(answer.json().at("/token").asString());
        assertThat(agent.get("/api/v1/agents").status()).isEqualTo(200);

        assertThat(agent.delete("/api/v1/tokens/current").status()).isEqualTo(204);

        assertThat(agent.get("/api/v1/agents").problem()).isEqualTo("unauthorized");
    }

    @Test
    void a_wrong_password_and_an_unknown_email_get_the_same_answer() {
        var wrong = nobody.post("/api/v1/tokens", "{\"email\":\"admin@example.com\",\"password\":\"guess\"}");
        var unknown = nobody.post("/api/v1/tokens", "{\"email\":\"nobody@example.com\",\"password\":\"guess\"}");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void the_consoles_session_is_a_cookie_that_scripts_cannot_read() {
        var answer = nobody.post("/api/v1/session", AGENT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("baton_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        var again = cookie(answer).get("/api/v1/session");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(nobody.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void with_the_cookie_a_change_needs_the_csrf_token() {
        var answer = nobody.post("/api/v1/session", AGENT);
        var browser = cookie(answer);
        var away = "{\"state\":\"away\"}";

        assertThat(browser.put("/api/v1/agents/me/presence", away).problem()).isEqualTo("csrf");
        assertThat(browser.with("X-CSRF-Token", "guess")
                        .put("/api/v1/agents/me/presence", away)
                        .problem())
                .isEqualTo("csrf");
        var console =
                browser.with("X-CSRF-Token", answer.json().at("/csrfToken").asString());
        assertThat(console.put("/api/v1/agents/me/presence", away).status()).isEqualTo(200);

        assertThat(browser.delete("/api/v1/session").problem()).isEqualTo("csrf");
        assertThat(console.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void an_old_cookie_does_not_hinder_signing_in_again() {
        var browser = cookie(nobody.post("/api/v1/session", AGENT));

        assertThat(browser.post("/api/v1/session", AGENT).status()).isEqualTo(200);
    }

    @Test
    void a_sessions_token_is_worth_nothing_as_a_bearer_token_nor_the_other_way_round() {
        var session = nobody.post("/api/v1/session", AGENT)
                .header("Set-Cookie")
                .replaceFirst("baton_session=([^;]+).*", "$1");
        var program = nobody.post("/api/v1/tokens", AGENT).json().at("/token").asString();

        assertThat(nobody.bearer(session).get("/api/v1/agents").status()).isEqualTo(401);
        assertThat(nobody.with("Cookie", "baton_session=" + program)
                        .get("/api/v1/agents")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_database_keeps_neither_tokens_nor_passwords() {
        var token = nobody.post("/api/v1/tokens", AGENT).json().at("/token").asString();

        assertThat(jdbc.sql("select encode(hash, 'escape') from access_token")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(token));
        assertThat(jdbc.sql("select password from user_account where password is not null")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(kept -> kept.startsWith("{bcrypt}$2"));
    }

    @Test
    void a_token_that_has_expired_is_refused() {
        var token = nobody.post("/api/v1/tokens", AGENT).json().at("/token").asString();
        jdbc.sql("update access_token set expires_at = now() - interval '1 second'")
                .update();

        assertThat(nobody.bearer(token).get("/api/v1/agents").status()).isEqualTo(401);
    }

    @Test
    void what_is_missing_in_the_form_is_named_field_by_field() {
        var answer = nobody.post("/api/v1/tokens", "{\"email\":\" \"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("email", "password");
    }

    @Test
    void the_demo_names_its_accounts() {
        var demo = nobody.get("/api/v1/demo").json();

        assertThat(demo.at("/password").asString()).isEqualTo("baton-demo");
        assertThat(demo.at("/accounts").findValuesAsString("email"))
                .containsExactly(
                        "agent@example.com",
                        "agent2@example.com",
                        "supervisor@example.com",
                        "builder@example.com",
                        "admin@example.com");
    }

    private HttpClientForTests cookie(Answer answer) {
        return nobody.with("Cookie", answer.header("Set-Cookie").replaceFirst(";.*", ""));
    }
}
