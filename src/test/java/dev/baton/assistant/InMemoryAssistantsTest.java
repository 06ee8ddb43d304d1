package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryAssistantsTest {

    private static final String YAML = "id: shop\nlanguages: en\nhandover: {defaultTeam: support}\n";

    @Test
    void theAssistantsOfAFolderAreFoundByTheirId(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("any.yaml"), YAML);
        Files.writeString(folder.resolve("notes.txt"), "no assistant");
        var assistants = InMemoryAssistants.folder(folder);
        assertThat(assistants.find("shop")).isPresent();
        assertThat(assistants.find("any")).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedIsNamedWithItsProblems(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "id: shop\nlanguages: en\nhandover: {team: a}\n");
        assertThatThrownBy(() -> InMemoryAssistants.folder(folder))
                .hasMessageContaining("broken.yaml")
                .hasMessageContaining("line 3")
                .hasMessageContaining("defaultTeam");
    }

    @Test
    void twoDocumentsWithOneIdAreRefused() {
        AssistantDocument document = Documents.valid(YAML);
        assertThatThrownBy(() -> new InMemoryAssistants(List.of(document, document)))
                .hasMessage("Two assistants have the id shop.");
    }
}
