package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every text that customers see, listed and changed by API, one language at a time (M1 to M7, S10). */
@ApiTest
class TextsApiTest {

    private static final String YAML = """
            id: ID
            languages: [en, de]
            greeting: {text: Welcome}   # for all
            handover: {defaultTeam: TEAM}
            """;

    private final Shops.Opener shops;
    private Shop shop;
    private Builder builder;

    TextsApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
        this.shop = shops.open();
        this.builder = Builder.of(shop);
    }

    @BeforeEach
    void publish() {
        builder.publishes(YAML.replace("TEAM", shop.team()));
    }

    private Answer puts(String body) {
        return builder.sends("PUT", "/texts/de", "application/json", body);
    }

    private static JsonNode text(Answer answer, String key) {
        return Log.list(answer.json().at("/texts")).stream()
                .filter(text -> text.at("/key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void texts_are_listed_changed_and_said_once_they_are_published() {
        Answer before = builder.gets("/texts/de");
        assertThat(before.header("ETag")).isEqualTo(builder.tag());
        assertThat(before.json().at("/defaultLanguage").asString()).isEqualTo("en");
        assertThat(text(before, "greeting.text").at("/from").asString()).isEqualTo("en");
        assertThat(text(before, "menu.label").at("/builtIn").asBoolean()).isTrue();

        Answer after = puts("{\"texts\": {\"greeting.text\": \"Willkommen\", \"menu.label\": \"Mit Menschen reden\"}}");

        assertThat(after.status()).as(after.toString()).isEqualTo(200);
        assertThat(after.header("ETag")).isEqualTo(builder.tag());
        assertThat(text(after, "greeting.text").at("/text").asString()).isEqualTo("Willkommen");
        assertThat(builder.draft()).contains("greeting: {text: {en: \"Welcome\", de: \"Willkommen\"}}   # for all");
        builder.publishes();
        Customer customer = shop.customer(java.util.Map.of("assistant", builder.assistant(), "locale", "de-AT"));
        assertThat(customer.log().awaitsLine("Willkommen")).isNotNull();
    }

    @Test
    void the_same_again_changes_nothing_and_null_takes_a_text_away() {
        puts("{\"texts\": {\"greeting.text\": \"Willkommen\"}}");
        String tag = builder.tag();
        assertThat(puts("{\"texts\": {\"greeting.text\": \" Willkommen \"}}").header("ETag"))
                .isEqualTo(tag);
        assertThat(text(puts("{\"texts\": {\"greeting.text\": null}}"), "greeting.text")
                        .at("/shown")
                        .asString())
                .isEqualTo("Welcome");
    }

    @Test
    void unknown_keys_languages_and_versions_and_texts_without_words_are_refused() {
        Answer unknown = puts("{\"texts\": {\"greeting.txt\": \"Hallo\"}}");
        assertThat(unknown.problem()).isEqualTo("invalid-request");
        assertThat(unknown.body()).contains("the nearest is \\\"greeting.text\\\"");
        assertThat(puts("{\"texts\": {\"greeting.text\": \" \"}}").problem()).isEqualTo("invalid-request");
        assertThat(puts("{\"texts\": {\"greeting.text\": \"{nobody}\"}}").problem())
                .isEqualTo("invalid-assistant");
        assertThat(builder.gets("/texts/fr").problem()).isEqualTo("not-found");
        assertThat(builder.http()
                        .put(
                                "/api/v1/assistants/" + builder.assistant() + "/texts/de",
                                "{\"texts\": {\"greeting.text\": \"Hallo\"}}")
                        .problem())
                .isEqualTo("version-required");
        assertThat(builder.http()
                        .with("If-Match", "\"1\"")
                        .put(
                                "/api/v1/assistants/" + builder.assistant() + "/texts/de",
                                "{\"texts\": {\"greeting.text\": \"Hallo\"}}")
                        .problem())
                .isEqualTo("changed-meanwhile");
        assertThat(shop.agent("Al")
                        .http()
                        .get("/api/v1/assistants/" + builder.assistant() + "/texts/de")
                        .status())
                .isEqualTo(403);
    }
}
