package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Drafts, publishing, versions and rolling back while customers talk (D13). */
@ApiTest
class VersionsApiTest {

    private static final String YAML = """
            # kept as it was written
            id: ID
            name: First
            languages: [en]
            greeting: {text: "Welcome."}
            actions:
              - id: order
                start: ["order"]
                steps:
                  - ask: number
                    kind: number
                    text: "Which order?"
                  - call: thanks
                  - say: "Order {number}."
              - id: thanks
                steps:
                  - ask: why
                    text: "Why?"
            handover: {defaultTeam: TEAM}
            """;

    private final Shops.Opener shops;
    private Shop shop;
    private Builder builder;
    private String yaml;

    VersionsApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        builder = Builder.of(shop);
        yaml = YAML.replace("TEAM", shop.team()).replace("ID", builder.assistant());
    }

    @Test
    void a_draft_is_nothing_to_customers_before_it_is_published() {
        assertThat(builder.creates(yaml).status()).isEqualTo(201);
        assertThat(builder.draft()).isEqualTo(yaml);
        assertThat(shop.anyone()
                        .get("/api/v1/assistants/" + builder.assistant())
                        .status())
                .isEqualTo(404);
        assertThat(builder.publishes().json().at("/version").asInt()).isEqualTo(1);
        customer().log().awaitsLine("Welcome.");
    }

    @Test
    void a_broken_draft_is_refused_with_line_and_column_and_kept_only_when_it_is_said_to_be_unfinished() {
        builder.publishes(yaml);
        String broken = yaml.replace("call: thanks", "call: nowhere");
        Answer refused = builder.saves(broken);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-assistant");
        assertThat(refused.json().at("/errors/0/line").asInt()).isEqualTo(13);
        assertThat(refused.json().at("/errors/0/column").asInt()).isEqualTo(15);
        assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("actions[0].steps[1].call");
        assertThat(builder.draft()).isEqualTo(yaml);

        Answer kept = builder.savesUnfinished(broken);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().at("/problems/0/line").asInt()).isEqualTo(13);
        assertThat(builder.publishes().problem()).isEqualTo("invalid-assistant");
        customer().log().awaitsLine("Welcome.");
    }

    @Test
    void what_leads_to_a_team_that_does_not_exist_is_not_published() {
        Answer refused = builder.creates(yaml.replace("defaultTeam: " + shop.team(), "defaultTeam: nobody"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/message").asString()).contains("There is no team \"nobody\".");
    }

    @Test
    void two_builders_do_not_overwrite_each_other() {
        builder.publishes(yaml);
        String seen = builder.tag();
        assertThat(builder.saves(seen, yaml.replace("First", "Mine")).status()).isEqualTo(200);
        Answer late = builder.saves(seen, yaml.replace("First", "Theirs"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("changed-meanwhile");
        assertThat(builder.posts("/publish", seen).status()).isEqualTo(412);
        assertThat(builder.draft()).contains("Mine");
        assertThat(builder.creates(yaml).status()).isEqualTo(412);
        Answer blind = builder.http().post("/api/v1/assistants/" + builder.assistant() + "/publish", "");
        assertThat(blind.status()).isEqualTo(428);
    }

    @Test
    void an_older_version_goes_live_again_as_a_new_one_and_a_changed_draft_stays() {
        builder.publishes(yaml).publishes(yaml.replace("Welcome.", "Good day."));
        String draft = yaml.replace("Welcome.", "Not yet.");
        assertThat(builder.saves(draft).status()).isEqualTo(200);
        Answer restored = builder.restores(1);
        assertThat(restored.json().at("/version").asInt()).isEqualTo(3);
        customer().log().awaitsLine("Welcome.");
        assertThat(builder.draft()).isEqualTo(draft);

        JsonNode versions = builder.gets("/versions").json();
        assertThat(versions.at("/live").asInt()).isEqualTo(3);
        assertThat(versions.at("/versions/0/origin").asString()).isEqualTo("restored");
        assertThat(versions.at("/versions/0/restoredFrom").asInt()).isEqualTo(1);
        assertThat(versions.at("/versions/0/live").asBoolean()).isTrue();
        assertThat(versions.at("/versions/1/by").asString()).isEqualTo("Bea");
        assertThat(builder.gets("/versions/2").body()).contains("Good day.");
        assertThat(builder.restores(9).status()).isEqualTo(404);
    }

    @Test
    void a_conversation_whose_question_vanished_goes_on_with_the_new_document() {
        builder.publishes(yaml);
        Customer customer = customer();
        customer.says("order");
        customer.log().awaitsLine("Which order?");
        builder.publishes("""
                id: ID
                languages: [en]
                actions:
                  - id: hello
                    start: ["12345"]
                    steps: [{say: "A new day."}]
                handover: {defaultTeam: %s}
                """.formatted(shop.team()));
        customer.says("12345");
        customer.log().awaitsLine("A new day.");
    }

    @Test
    void a_conversation_whose_way_back_vanished_goes_on_with_the_new_document() {
        builder.publishes(yaml);
        Customer customer = customer();
        customer.says("order");
        customer.log().awaitsLine("Which order?");
        customer.says("12345");
        customer.log().awaitsLine("Why?");
        builder.publishes("""
                id: ID
                languages: [en]
                actions:
                  - id: thanks
                    steps: [{ask: why, text: "Why?"}, {say: "Because {why}."}]
                handover: {defaultTeam: %s}
                """.formatted(shop.team()));
        customer.says("it broke");
        customer.log().awaitsLine("Because it broke.");
    }

    @Test
    void only_builders_and_administrators_may() {
        builder.publishes(yaml);
        Colleague supervisor = shop.supervisor("Sue");
        for (String path : new String[] {"", "/" + builder.assistant() + "/draft"}) {
            assertThat(supervisor.http().get("/api/v1/assistants" + path).status())
                    .isEqualTo(403);
        }
        assertThat(supervisor
                        .http()
                        .with("If-Match", builder.tag())
                        .post("/api/v1/assistants/" + builder.assistant() + "/publish", "")
                        .status())
                .isEqualTo(403);
        Colleague admin = shop.office("Ada", Role.ADMIN);
        assertThat(admin.http().get("/api/v1/assistants").json().at("/assistants"))
                .anySatisfy(row -> assertThat(row.at("/id").asString()).isEqualTo(builder.assistant()));
    }

    private Customer customer() {
        return shop.customer(Map.of("assistant", builder.assistant()));
    }
}
