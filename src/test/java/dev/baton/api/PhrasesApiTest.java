package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Phrases leave and arrive as CSV (T1, D2). */
@ApiTest
class PhrasesApiTest {

    private static final String CSV = "text/csv";
    private static final String PERSON = "/person-requests/phrases.csv";
    private static final String ORDER = "/actions/order/phrases.csv";
    private static final String YAML = """
            # ours
            id: ID
            languages: [en, de]
            actions:
              - id: order
                phrases:
                  - "where is my parcel" # asked daily
                  - "lost"
                steps: [{say: "Soon."}]
            handover: {defaultTeam: TEAM}
            """;

    private final Shops.Opener shops;
    private Shop shop;
    private Builder builder;

    PhrasesApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        builder = Builder.of(shop).publishes(YAML.replace("TEAM", shop.team()));
    }

    @Test
    void an_actions_phrases_come_back_changed_and_all_else_in_the_draft_stays_as_it_was_written() {
        String before = builder.draft();
        Answer exported = builder.gets(ORDER);
        assertThat(exported.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(exported.body()).isEqualTo("""
                \uFEFFlanguage,phrase,origin\r
                ,where is my parcel,own\r
                ,lost,own\r
                """);
        Answer imported = puts(ORDER, exported.body().replace("lost", "gone"));
        assertThat(imported.status()).as(imported.toString()).isEqualTo(200);
        assertThat(imported.json().at("/added").asInt()).isEqualTo(1);
        assertThat(imported.json().at("/removed").asInt()).isEqualTo(1);
        assertThat(imported.header("ETag")).isEqualTo(builder.tag());
        assertThat(builder.draft()).isEqualTo(before.replace("\"lost\"", "\"gone\""));
    }

    @Test
    void examples_of_requests_are_added_by_language_and_stand_beside_the_built_in_ones() {
        builder.sends("POST", PERSON, CSV, "language,phrase\nde,hol mir den Chef\nen,get me the boss\n");
        builder.sends("POST", PERSON, CSV, "language,phrase\nde,hol mir den Chef\nde,die Leitung bitte\n");
        assertThat(builder.gets(PERSON + "?language=de").body())
                .contains("de,hol mir den Chef,own", "de,die Leitung bitte,own")
                .doesNotContain("boss", "built-in");
        assertThat(builder.gets(PERSON + "?builtIn=true").body()).contains("en,human please,built-in");
        assertThat(puts(PERSON, builder.gets(PERSON + "?builtIn=true").body())
                        .json()
                        .at("/phrases")
                        .asInt())
                .isEqualTo(3);
        assertThat(builder.publishes().status()).isEqualTo(200);
    }

    @Test
    void one_language_is_replaced_and_the_others_stay() {
        puts(PERSON, "language,phrase\nde,Chef\nen,boss\n");
        assertThat(puts(PERSON + "?language=de", "language,phrase\nde,Leitung\n")
                        .status())
                .isEqualTo(200);
        assertThat(builder.gets(PERSON).body())
                .contains("de,Leitung", "en,boss")
                .doesNotContain("Chef");
        assertThat(puts(PERSON + "?language=de", "language,phrase\nen,human\n").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void a_file_with_an_error_changes_nothing_and_the_error_says_where_it_is() {
        String before = builder.draft();
        Answer refused = puts(ORDER, "language,phrase\nde,gut\nde,\n");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(refused.json().at("/errors/0/column").asInt()).isEqualTo(2);
        assertThat(builder.draft()).isEqualTo(before);
    }

    @Test
    void an_import_needs_the_revision_that_was_read_and_an_action_that_exists() {
        String path = "/api/v1/assistants/" + builder.assistant() + ORDER;
        Answer blind = builder.http().with("Content-Type", CSV).send("PUT", path, "phrase\na\n");
        assertThat(blind.status()).isEqualTo(428);
        Answer stale = builder.http()
                .with("Content-Type", CSV)
                .with("If-Match", "\"999\"")
                .send("PUT", path, "phrase\na\n");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(builder.gets("/actions/none/phrases.csv").status()).isEqualTo(404);
        assertThat(shop.supervisor("Sue").http().get(path).status()).isEqualTo(403);
    }

    private Answer puts(String path, String csv) {
        return builder.sends("PUT", path, CSV, csv);
    }
}
