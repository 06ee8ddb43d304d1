package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Who switched handover, published an assistant or changed its help articles is noted too, for good (S3). */
@ApiTest
class SettingTrailTest {

    private static final String ASSISTANT = """
            id: ID
            name: "%s"
            languages: [en]
            handover: {defaultTeam: support}
            actions:
              - id: hello
                start: [hello]
                steps:
                  - say: {en: "Hello."}
            """;

    private final Shops.Opener shops;
    private Shop shop;
    private Colleague boss;

    SettingTrailTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        boss = shop.office("Bo", Role.ADMIN);
    }

    /** What is noted of one kind and subject, the oldest first. */
    private List<JsonNode> noted(String kind, String subject) {
        return Log.list(boss.http()
                        .get("/api/v1/setting-changes?limit=200")
                        .json()
                        .at("/changes"))
                .reversed()
                .stream()
                .filter(change -> change.at("/kind").asString().equals(kind)
                        && change.at("/subject").asString().equals(subject))
                .toList();
    }

    @Test
    void switching_handover_off_and_on_is_noted_once_each() {
        String path = "/api/v1/handover-switches/team/" + shop.team();
        boss.http().put(path, json("message", "Our phones are down."));
        boss.http().put(path, json("message", "Our phones are down."));
        boss.http().delete(path);
        boss.http().delete(path);

        var noted = noted("handover_switch", shop.team());

        assertThat(noted).hasSize(2);
        assertThat(noted.getFirst().at("/before").isNull()).isTrue();
        assertThat(noted.getFirst().at("/after/message").asString()).isEqualTo("Our phones are down.");
        assertThat(noted.getLast().at("/after").isNull()).isTrue();
        assertThat(noted.getLast().at("/by/name").asString()).isEqualTo("Bo");
    }

    @Test
    void publishing_and_restoring_an_assistant_is_noted_and_what_is_refused_is_not() {
        var builder = Builder.of(shop);
        builder.publishes(ASSISTANT.formatted("First")).publishes(ASSISTANT.formatted("Second"));
        assertThat(builder.posts("/publish", "\"1\"").status()).isEqualTo(412);
        assertThat(builder.restores(1).status()).isEqualTo(200);

        var noted = noted("assistant", builder.assistant());

        assertThat(noted)
                .extracting(change -> change.at("/after/version").asInt())
                .containsExactly(1, 2, 3);
        assertThat(noted)
                .extracting(change -> change.at("/before/version").asInt(0))
                .containsExactly(0, 1, 2);
        assertThat(noted.getLast().at("/after/restoredFrom").asInt()).isEqualTo(1);
        assertThat(noted).allSatisfy(change -> assertThat(change.at("/by/name").asString())
                .isEqualTo("Bea"));
    }

    @Test
    void help_articles_are_noted_without_their_text() {
        String path = "/api/v1/assistants/" + shop.team() + "/knowledge";
        String source = "";
        for (var text : List.of("# Hours\n\nNine to five.", "# Hours\n\nNine to six.", "# Hours\n\nNine to six.")) {
            var added = boss.http().post(path + "/sources", json("file", Map.of("name", "hours.md", "content", text)));
            assertThat(added.status()).as(added.toString()).isEqualTo(201);
            source = added.json().at("/id").asString();
        }
        boss.http().put(path, json("threshold", 0.7));
        boss.http().delete(path + "/sources/" + source);

        var noted = noted("help_source", shop.team());

        assertThat(noted).hasSize(3);
        assertThat(noted.get(1).at("/before/text")).isNotEqualTo(noted.get(1).at("/after/text"));
        assertThat(noted.getLast().at("/after").isNull()).isTrue();
        assertThat(noted.toString()).contains("hours.md").doesNotContain("Nine");
        assertThat(noted("help_articles", shop.team())).singleElement().satisfies(change -> assertThat(
                        change.at("/after/threshold").asDouble())
                .isEqualTo(0.7));
    }

    @Test
    void the_database_itself_alters_and_deletes_nothing_of_it() {
        boss.http().put("/api/v1/handover-switches/team/" + shop.team(), "{}");
        for (var deed : List.of("update setting_change set name = 'Somebody'", "delete from setting_change")) {
            assertThatThrownBy(() -> shops.sql().sql(deed).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("never altered or deleted");
        }
        boss.http().delete("/api/v1/handover-switches/team/" + shop.team());
        assertThat(noted("handover_switch", shop.team()))
                .extracting(change -> change.at("/by/name").asString())
                .containsExactly("Bo", "Bo");
    }
}
