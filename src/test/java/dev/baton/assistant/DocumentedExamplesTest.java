package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example of an assistant in these pages is one that the server takes. */
class DocumentedExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(id:.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"availability.md", "messages.md", "context.md", "hand-back.md"})
    void the_examples_of_a_page_are_valid(String page) throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(Path.of("docs", page)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(examples).isNotEmpty();
        assertThat(examples).allSatisfy(example -> assertThat(new AssistantParser().parse(example))
                .as(example)
                .isInstanceOf(ParsedAssistant.Valid.class));
    }
}
