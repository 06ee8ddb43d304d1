package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpClientForTests;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@BatonTest
@TestPropertySource(
        properties = {
            "baton.demo=false",
            "baton.admin.email=first@example.com",
            "baton.admin.password=a long enough password"
        })
class FirstAccountTest {

    private final HttpClientForTests nobody;

    FirstAccountTest(@LocalServerPort int port) {
        this.nobody = HttpClientForTests.of(port);
    }

    @Test
    void without_the_demo_the_configured_account_signs_in_with_every_role_and_the_demos_do_not() {
        var answer = nobody.post(
                "/api/v1/tokens", "{\"email\":\"first@example.com\",\"password\":\"a long enough password\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/user/roles").size()).isEqualTo(4);
        assertThat(nobody.post("/api/v1/tokens", "{\"email\":\"agent@example.com\",\"password\":\"baton-demo\"}")
                        .problem())
                .isEqualTo("wrong-credentials");
    }
}
