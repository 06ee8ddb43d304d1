package dev.baton.assistant.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.assistant.Documents;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.yaml.CustomerTexts.Line;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The texts of a draft by language (S10). */
class CustomerTextsTest {

    private static final String YAML = """
            # 😀 the shop
            id: shop
            languages: [en, de, fr]   # three
            greeting:
              text: {en: Welcome, de: "Willkommen"}  # warm
              buttons: [Orders, {label: Help, value: agent}]
            actions:
              - id: order
                start: "* order *"
                steps:
                  - ask: size
                    kind: options
                    # which one
                    text:
                      en: Which size?   # short
                      de: Welche Größe?
                    options: [S, {value: m, label: Medium}, {value: l}]
                  - say: [Fine., Good.]
                  - connect: {team: support, online: Soon., messageToAgent: "Size {size}"}
            personRequests: {askOnce: true}
            survey: {question: {en: "All well?"}}
            handover:
              defaultTeam: support
              teams:
                a.b: {nobodyOnline: end}
              reminders:
                delay: {after: 60s}
              messages:
                # the closed one
                closed: |
                  We sleep.
              autoClose: {bot: 5m, warning: {before: 1m}}
            """;

    private static Line line(String yaml, String language, String key) {
        return CustomerTexts.of(yaml).in(language).stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String set(String yaml, String language, String key, String text) {
        return CustomerTexts.of(yaml).with(language, Map.of(key, Optional.of(text)));
    }

    private static String shown(String yaml, String language, String key) {
        return line(yaml, language, key).shown().orElseThrow();
    }

    @Test
    void no_text_of_a_document_that_customers_see_is_missing_from_the_list() {
        List<LocalizedText> listed = AssistantReader.texts(YAML).places().stream()
                .flatMap(place -> place.text().stream())
                .toList();
        var met = new ArrayList<LocalizedText>();
        collect(Documents.valid(YAML), met);
        assertThat(met).hasSizeGreaterThan(40);
        met.removeIf(text -> text.byLanguage().containsValue("Size {size}"));
        assertThat(listed).containsAll(met);
    }

    private static void collect(Object value, List<LocalizedText> found) {
        switch (value) {
            case LocalizedText text -> found.add(text);
            case Optional<?> some -> some.ifPresent(each -> collect(each, found));
            case Collection<?> all -> all.forEach(each -> collect(each, found));
            case Map<?, ?> all -> all.values().forEach(each -> collect(each, found));
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    try {
                        component.getAccessor().setAccessible(true);
                        collect(component.getAccessor().invoke(record), found);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            default -> {}
        }
    }

    @Test
    void keys_are_unique_and_each_says_what_is_written_what_is_shown_and_where_that_comes_from() {
        assertThat(CustomerTexts.of(YAML).keys()).doesNotHaveDuplicates();
        assertThat(line(YAML, "de", "greeting.text"))
                .isEqualTo(new Line("greeting.text", opt("Willkommen"), opt("Willkommen"), opt("de"), false));
        assertThat(line(YAML, "fr", "greeting.text"))
                .isEqualTo(new Line("greeting.text", Optional.empty(), opt("Welcome"), opt("en"), false));
        assertThat(line(YAML, "fr", "menu.label").isBuiltIn()).isTrue();
        assertThat(line(YAML, "fr", "menu.label").from()).contains("fr");
        assertThat(line(YAML, "en", "handover.messages.opened").shown()).isEmpty();
    }

    private static Optional<String> opt(String text) {
        return Optional.of(text);
    }

    @Test
    void a_text_is_changed_in_its_place_and_all_else_stays_as_it_was_written() {
        assertThat(set(YAML, "de", "greeting.text", "Hallo: \"Sie\""))
                .isEqualTo(YAML.replace("de: \"Willkommen\"", "de: \"Hallo: \\\"Sie\\\"\""));
        assertThat(set(YAML, "en", "actions[0].steps[0].text", "What size?"))
                .isEqualTo(YAML.replace("en: Which size?  ", "en: \"What size?\"  "));
        assertThat(set(YAML, "de", "actions[0].steps[1].say[1]", "Gut."))
                .isEqualTo(YAML.replace("Good.", "{en: \"Good.\", de: \"Gut.\"}"));
    }

    @Test
    void a_language_that_a_text_lacks_is_added() {
        String edited = set(YAML, "fr", "actions[0].steps[0].text", "Quelle taille ?");
        assertThat(edited).contains("de: Welche Größe?\n", "# which one");
        assertThat(shown(edited, "fr", "actions[0].steps[0].text")).isEqualTo("Quelle taille ?");
        assertThat(shown(edited, "de", "actions[0].steps[0].text")).isEqualTo("Welche Größe?");
        assertThat(shown(set(YAML, "fr", "greeting.text", "Bienvenue"), "fr", "greeting.text"))
                .isEqualTo("Bienvenue");
    }

    @Test
    void a_built_in_text_becomes_ones_own_and_the_other_languages_keep_theirs() {
        for (String key : List.of(
                "menu.label",
                "texts.skip",
                "noMatch.texts[1]",
                "noMatch.question",
                "handover.messages.online",
                "handover.teams.a.b.offline",
                "handover.reminders.delay.text",
                "handover.autoClose.warning.text",
                "triggerWords.warning",
                "actions[0].steps[0].retry",
                "personRequests.askOnce",
                "actions[0].steps[0].options[0]",
                "actions[0].steps[0].options[2].label",
                "greeting.buttons[0]")) {
            String edited = set(YAML, "de", key, "Neu");
            String now = key.endsWith("options[0]") || key.endsWith("buttons[0]") ? key + ".label" : key;
            assertThat(shown(edited, "de", now)).as(key).isEqualTo("Neu");
            assertThat(shown(edited, "fr", now)).as(key).isEqualTo(shown(YAML, "fr", key));
            assertThat(shown(edited, "en", now)).as(key).isEqualTo(shown(YAML, "en", key));
        }
    }

    @Test
    void a_text_that_is_not_said_by_itself_begins_in_the_default_language() {
        assertThat(shown(set(YAML, "en", "handover.messages.opened", "Please wait."), "de", "handover.messages.opened"))
                .isEqualTo("Please wait.");
        assertThatThrownBy(() -> set(YAML, "de", "handover.messages.opened", "Moment."))
                .hasMessage("Write \"handover.messages.opened\" in the default language \"en\" first.");
    }

    @Test
    void a_text_that_is_taken_away_is_said_as_before_it_was_written() {
        String edited = CustomerTexts.of(YAML).with("de", Map.of("greeting.text", Optional.empty()));
        assertThat(shown(edited, "de", "greeting.text")).isEqualTo("Welcome");
        String closed = CustomerTexts.of(YAML).with("en", Map.of("handover.messages.closed", Optional.empty()));
        assertThat(line(closed, "en", "handover.messages.closed").isBuiltIn()).isTrue();
        assertThatThrownBy(
                        () -> CustomerTexts.of(YAML).with("en", Map.of("actions[0].steps[0].text", Optional.empty())))
                .hasMessageContaining("is needed in the default language");
    }

    @Property(tries = 100)
    void whatever_the_texts_are_the_document_holds_them_and_keeps_its_comments(
            @ForAll @NotBlank @StringLength(max = 20) String one,
            @ForAll @NotBlank @StringLength(max = 20) String two) {
        String first = plain(one);
        String second = plain(two);
        String edited = CustomerTexts.of(YAML)
                .with(
                        "de",
                        Map.of(
                                "greeting.text", Optional.of(first),
                                "actions[0].steps[1].say[0]", Optional.of(second),
                                "menu.label", Optional.of(first),
                                "handover.messages.failed", Optional.of(second),
                                "handover.messages.expired", Optional.of(first)));
        assertThat(shown(edited, "de", "greeting.text")).isEqualTo(first);
        assertThat(shown(edited, "de", "actions[0].steps[1].say[0]")).isEqualTo(second);
        assertThat(shown(edited, "de", "menu.label")).isEqualTo(first);
        assertThat(shown(edited, "de", "handover.messages.failed")).isEqualTo(second);
        assertThat(edited).contains("# 😀 the shop", "# three", "# warm", "# which one", "# short", "# the closed one");
        assertThat(Documents.valid(edited).id()).isEqualTo("shop");
    }

    /** Variables must be known, and a text without characters is none. */
    private static String plain(String text) {
        String plain = text.replaceAll("[{}\\p{Cs}\\p{Cc}\\p{Z}]", "x").strip();
        return plain.isEmpty() ? "x" : plain;
    }
}
