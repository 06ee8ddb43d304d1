package dev.baton.assistant.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.ParsedAssistant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssistantFileReferenceTest {

    private static final Path REFERENCE = Path.of("docs", "assistant-file.md");
    private static final Pattern KEY = Pattern.compile("^\\| `(\\w+)` \\|");

    @Test
    void everySectionOfTheReferenceListsExactlyTheKeysThatTheParserKnows() throws IOException {
        Map<String, List<String>> documented = documentedKeys();
        for (Section section : Section.values()) {
            String heading = section.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            assertThat(documented).containsKey(heading);
            assertThat(documented.get(heading)).as(heading).containsExactlyElementsOf(section.keys());
        }
    }

    @Test
    void theExampleAtTheTopIsAValidDocument() throws IOException {
        String page = Files.readString(REFERENCE);
        String example = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```", page.indexOf("```yaml") + 7));
        assertThat(new AssistantParser().parse(example)).isInstanceOf(ParsedAssistant.Valid.class);
    }

    @Test
    void every_example_of_the_reference_is_valid_in_its_place() throws IOException {
        List<String> examples = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(REFERENCE))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(5);
        assertThat(examples).allSatisfy(example -> assertThat(new AssistantParser().parse(inPlace(example)))
                .isInstanceOf(ParsedAssistant.Valid.class));
    }

    /** The example as a whole document: what the names in it stand for is declared. */
    private static String inPlace(String example) {
        String head = "id: shop\nlanguages: [en, de]\nvariables: {shipped: a, days: a, topic: a, tries: a}\n";
        String handover = "handover:\n  defaultTeam: support\n";
        if (example.startsWith("id:")) {
            return example;
        }
        if (example.startsWith("hours:")) {
            return head + handover + example.indent(2);
        }
        if (example.startsWith("when:")) {
            return head + handover + "actions:\n  - id: a\n    steps:\n      - say: a\n" + example.indent(8);
        }
        if (example.startsWith("steps:")) {
            return head + handover + "actions:\n  - id: a\n" + example.indent(4);
        }
        if (example.startsWith("- ")) {
            return head + handover + "actions:\n  - id: a\n    steps:\n" + example.indent(6);
        }
        return head + handover + example;
    }

    /** The first table under each heading. */
    private static Map<String, List<String>> documentedKeys() throws IOException {
        var documented = new LinkedHashMap<String, List<String>>();
        var keys = new ArrayList<String>();
        boolean tableOver = false;
        for (String line : Files.readAllLines(REFERENCE)) {
            if (line.startsWith("#")) {
                keys = new ArrayList<>();
                tableOver = false;
                documented.put(line.replaceFirst("^#+ ", ""), keys);
            }
            var key = KEY.matcher(line);
            if (key.find() && !tableOver) {
                keys.add(key.group(1));
            } else if (!keys.isEmpty()) {
                tableOver = true;
            }
        }
        return documented;
    }
}
