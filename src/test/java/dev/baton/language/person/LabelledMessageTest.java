package dev.baton.language.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledMessageTest {

    @Test
    void blank_lines_windows_line_ends_headers_and_quotes_are_read(@TempDir Path folder) throws IOException {
        Path file = file(folder, "\uFEFFtext\tlabel\r\nhuman\t1\r\n\r\n\"say \"\"hi\"\"\"\t0\r\n");
        assertThat(LabelledMessage.read(file))
                .containsExactly(new LabelledMessage("human", true), new LabelledMessage("say \"hi\"", false));
    }

    @Test
    void a_line_without_label_is_named(@TempDir Path folder) throws IOException {
        Path file = file(folder, "human\t1\nagent\n");
        assertThatThrownBy(() -> LabelledMessage.read(file))
                .hasMessageContaining("line 2")
                .hasMessageContaining("agent");
    }

    @Test
    void a_missing_file_is_named(@TempDir Path folder) {
        assertThatThrownBy(() -> LabelledMessage.read(folder.resolve("none.tsv")))
                .hasMessageContaining("none.tsv");
    }

    private static Path file(Path folder, String content) throws IOException {
        return Files.writeString(folder.resolve("messages.tsv"), content);
    }
}
