package dev.baton.assistant.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.yaml.PhraseLists.Owner;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhraseListsTest {

    private static final Owner PERSON = new Owner.PersonRequests();
    private static final Owner ORDER = new Owner.OfAction("order");

    private static final String YAML = """
            # 😀 the shop
            id: shop
            languages: [en, de]   # two
            personRequests:
              phrases:
                # the usual
                - "get me the boss"  # loud

                - 'der Chef'
                # the last
                - someone in charge
              threshold: 0.6
            actions:
              - id: order
                name: Order
                # what starts it
                phrases: ["where is it", 'lost']
                steps:
                  - say: |
                      Soon.
              - id: hello   # no phrases
                steps:
                  - say: "Hello."
            handover: {defaultTeam: support}
            """;

    @Test
    void only_the_lines_of_phrases_that_go_and_come_change() {
        String edited = new PhraseLists(YAML)
                .with(PERSON, Map.of("*", List.of("someone in charge", "get me the boss", "new: \"one\"")));
        assertThat(edited)
                .isEqualTo(YAML.replace("    - 'der Chef'\n", "")
                        .replace("    - someone in charge\n", "    - someone in charge\n    - \"new: \\\"one\\\"\"\n"));
    }

    @Test
    void phrases_of_an_action_in_brackets_are_written_anew_and_nothing_else() {
        String edited = new PhraseLists(YAML).with(ORDER, Map.of("*", List.of("lost")));
        assertThat(edited)
                .isEqualTo(YAML.replace("[\"where is it\", 'lost']", "\n      - \"lost\"")
                        .replace("phrases: \n", "phrases:\n"));
    }

    @Test
    void an_action_without_phrases_gets_them_before_its_steps() {
        String edited = new PhraseLists(YAML).with(new Owner.OfAction("hello"), Map.of("*", List.of("hi")));
        assertThat(edited).contains("  - id: hello   # no phrases\n    phrases:\n      - \"hi\"\n    steps:");
    }

    @Test
    void phrases_get_languages_and_stay_in_their_lines_from_then_on() {
        String first = new PhraseLists(YAML).with(PERSON, Map.of("de", List.of("der Chef"), "*", List.of("boss")));
        assertThat(new PhraseLists(first).read(PERSON))
                .contains(Map.of("de", List.of("der Chef"), "*", List.of("boss")));
        String commented = first.replace("- \"der Chef\"", "- \"der Chef\" # him");
        String second = new PhraseLists(commented)
                .with(PERSON, Map.of("de", List.of("der Chef", "die Chefin"), "*", List.of("boss")));
        assertThat(second).contains("- \"der Chef\" # him\n", "- \"die Chefin\"\n");
    }

    @Test
    void all_phrases_can_go_and_come_back() {
        String none = new PhraseLists(YAML).with(PERSON, Map.of());
        assertThat(new PhraseLists(none).read(PERSON).orElseThrow().values()).allMatch(List::isEmpty);
        String back = new PhraseLists(none).with(PERSON, Map.of("*", List.of("boss")));
        assertThat(new PhraseLists(back).read(PERSON)).contains(Map.of("*", List.of("boss")));
    }

    @Test
    void a_document_without_the_section_gets_it_and_one_in_json_stays_json() {
        String bare = "id: shop\nlanguages: en\nhandover: {defaultTeam: support} # end";
        assertThat(new PhraseLists(bare).with(PERSON, Map.of("*", List.of("boss"))))
                .isEqualTo(bare + "\npersonRequests:\n  phrases:\n    - \"boss\"");
        String json = "{\"id\": \"shop\", \"languages\": [\"en\"], \"handover\": {\"defaultTeam\": \"support\"}}";
        assertThat(new PhraseLists(json).with(PERSON, Map.of("*", List.of("boss"))))
                .isEqualTo(json.substring(0, json.length() - 1) + ", personRequests: {phrases: [\"boss\"]}}");
    }

    @Property(tries = 300)
    void whatever_the_phrases_are_the_document_holds_them_and_keeps_its_comments(
            @ForAll @Size(max = 6) List<@StringLength(min = 1, max = 20) String> wanted) {
        List<String> phrases = wanted.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        String edited = new PhraseLists(YAML).with(PERSON, Map.of("*", phrases));
        assertThat(new PhraseLists(edited).read(PERSON).orElseThrow().getOrDefault("*", List.of()))
                .containsExactlyInAnyOrderElementsOf(phrases);
        assertThat(edited).contains("# 😀 the shop", "# two", "# what starts it", "# no phrases", "threshold: 0.6");
        assertThat(new AssistantParser().parse(edited)).isInstanceOf(ParsedAssistant.Valid.class);
    }
}
