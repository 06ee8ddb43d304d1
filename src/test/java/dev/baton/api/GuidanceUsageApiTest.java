package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is counted of guidance rules, from the log alone (T10). */
@ApiTest
class GuidanceUsageApiTest {

    private static final Duration LATER = Duration.ofSeconds(60);
    private static final String FIRE = "the charger caught fire";
    private static final String YAML = """
            id: ID
            languages: [en]
            guidance:
              - title: Safety
                text: "The customer reports that a product has hurt someone or may be dangerous"
                examples: ["the charger caught fire", "my son cut himself on it"]
              - title: Press
                text: "A journalist asks for a statement"
                examples: ["I write for a newspaper and want a statement"]
            triggerWords: {danger: ["explosion"]}
            handover: {defaultTeam: TEAM}
            """;

    private final Shops.Opener shops;

    GuidanceUsageApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @Test
    void a_rule_that_decided_counts_as_matched_and_as_a_handover_and_one_that_lost_as_matched_only() {
        Shop shop = shops.open();
        Builder builder = Builder.of(shop).publishes(YAML.replace("TEAM", shop.team()));
        Awaitility.await().atMost(LATER).until(() -> matches(builder));

        talks(shop, builder, FIRE);
        talks(shop, builder, FIRE);
        talks(shop, builder, FIRE + ", it was an explosion");
        talks(shop, builder, "agent please");

        JsonNode usage = builder.gets("/guidance/usage").json();
        assertThat(usage.at("/mostRules").asInt()).isEqualTo(30);
        assertThat(usage.at("/rules/0/rule").asString()).isEqualTo("Safety");
        assertThat(usage.at("/rules/0/current").asBoolean()).isTrue();
        assertThat(usage.at("/rules/0/matched").asInt()).as(usage.toString()).isEqualTo(3);
        assertThat(usage.at("/rules/0/handovers").asInt()).isEqualTo(2);
        assertThat(usage.at("/rules/0/days/0/matched").asInt()).isEqualTo(3);
        assertThat(usage.at("/rules/0/lastAt").asString()).isNotEmpty();
        assertThat(usage.at("/rules/1/rule").asString()).isEqualTo("Press");
        assertThat(usage.at("/rules/1/matched").asInt()).isZero();

        assertThat(builder.gets("/guidance/usage?from=2020-01-01&to=2020-01-31")
                        .json()
                        .at("/rules/0/matched")
                        .asInt())
                .isZero();
        builder.publishes(YAML.replace("TEAM", shop.team()).replace("Safety", "Danger"));
        JsonNode renamed = builder.gets("/guidance/usage").json();
        assertThat(renamed.at("/rules/2/rule").asString()).isEqualTo("Safety");
        assertThat(renamed.at("/rules/2/current").asBoolean()).isFalse();
    }

    @Test
    void a_handover_that_the_steps_in_its_place_bring_later_counts_for_the_rule() {
        Shop shop = shops.open();
        Builder builder = Builder.of(shop).publishes(YAML.replace("TEAM", shop.team()) + """
                fallback:
                  guidance:
                    - {ask: who, text: "Who is hurt?"}
                    - connect: rules
                """);
        Awaitility.await().atMost(LATER).until(() -> matches(builder));

        Customer customer = shop.customer(Map.of("assistant", builder.assistant()));
        customer.says(FIRE);
        customer.log().awaitsLine("Who is hurt?");
        assertThat(rule(builder).at("/handovers").asInt()).isZero();
        customer.says("my brother");

        assertThat(customer.awaits("handover.requested").at("/data/reason").asString())
                .isEqualTo("guidance");
        assertThat(rule(builder).at("/matched").asInt()).isEqualTo(1);
        assertThat(rule(builder).at("/handovers").asInt()).isEqualTo(1);
    }

    private static JsonNode rule(Builder builder) {
        return builder.gets("/guidance/usage").json().at("/rules/0");
    }

    @Test
    void a_time_that_is_too_long_or_upside_down_and_agents_are_refused() {
        Shop shop = shops.open();
        Builder builder = Builder.of(shop).publishes(YAML.replace("TEAM", shop.team()));
        assertThat(builder.gets("/guidance/usage?from=2020-01-01&to=2021-06-01").problem())
                .isEqualTo("invalid-request");
        assertThat(builder.gets("/guidance/usage?from=2020-01-02&to=2020-01-01").problem())
                .isEqualTo("invalid-request");
        assertThat(shop.agent("Al")
                        .http()
                        .get("/api/v1/assistants/" + builder.assistant() + "/guidance/usage")
                        .status())
                .isEqualTo(403);
    }

    private static boolean matches(Builder builder) {
        JsonNode made = builder.http()
                .post("/api/v1/assistants/" + builder.assistant() + "/understanding/test", json("text", FIRE))
                .json();
        return made.at("/ready").asBoolean()
                && made.at("/guidance/rules/0/matched").asBoolean();
    }

    private static void talks(Shop shop, Builder builder, String text) {
        Customer customer = shop.customer(Map.of("assistant", builder.assistant()));
        customer.says(text);
        customer.awaits("handover.requested");
    }
}
