package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where builders try what an assistant would make of a message. */
@ApiTest
class UnderstandingApiTest {

    private static final Duration LATER = Duration.ofSeconds(60);
    private static final String TEST = "/api/v1/assistants/%s/understanding/test";

    private final Shops.Opener shops;

    UnderstandingApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @Test
    void a_builder_sees_the_mood_of_a_message_once_the_models_are_there() {
        Shop shop = shops.open();
        Colleague builder = shop.office("Bea", Role.BUILDER);
        Awaitility.await().atMost(LATER).untilAsserted(() -> {
            Answer answer = builder.http()
                    .post(TEST.formatted(shop.team()), json("text", "this is ridiculous, I am so fed up with you"));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().path("ready").asBoolean()).isTrue();
            assertThat(answer.json().path("mood").path("anger").asDouble()).isGreaterThan(0.5);
        });
    }

    @Test
    void agents_may_not_and_unknown_assistants_and_empty_texts_are_refused() {
        Shop shop = shops.open();
        Colleague builder = shop.office("Bea", Role.BUILDER);
        Colleague supervisor = shop.office("Sue", Role.SUPERVISOR);
        assertThat(supervisor
                        .http()
                        .post(TEST.formatted(shop.team()), json("text", "hi"))
                        .status())
                .isEqualTo(403);
        assertThat(builder.http()
                        .post(TEST.formatted("nobody"), json("text", "hi"))
                        .status())
                .isEqualTo(404);
        assertThat(builder.http()
                        .post(TEST.formatted(shop.team()), json("text", " "))
                        .status())
                .isEqualTo(400);
    }
}
