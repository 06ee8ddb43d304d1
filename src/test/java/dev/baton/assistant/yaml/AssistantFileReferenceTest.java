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
