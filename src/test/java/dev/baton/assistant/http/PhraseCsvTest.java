package dev.baton.assistant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class PhraseCsvTest {

    @Property(tries = 300)
    void what_leaves_comes_back_as_it_was(
            @ForAll @Size(min = 1, max = 5) @UniqueElements List<@StringLength(min = 1, max = 40) String> phrases) {
        List<String> kept = phrases.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (!kept.isEmpty()) {
            String file = PhraseCsv.write(Map.of("de", kept), Map.of());
            assertThat(PhraseCsv.read(file).phrases()).isEqualTo(Map.of("de", kept));
        }
    }

    @Test
    void a_formula_leaves_as_text_and_an_apostrophe_of_ones_own_stays() {
        List<String> phrases = List.of("=HYPERLINK(\"x\")", "+49 30 1", "-5 euros", "@you", "'=1", "it's");
        String file = PhraseCsv.write(Map.of("*", phrases), Map.of());
        assertThat(file).contains("'=HYPERLINK", "'+49", "'-5", "'@you", "''=1", ",it's,");
        assertThat(PhraseCsv.read(file).phrases()).isEqualTo(Map.of("*", phrases));
    }

    @Test
    void spreadsheets_may_separate_by_semicolons_or_tabs_and_begin_with_a_byte_order_mark() {
        assertThat(PhraseCsv.read("\uFEFFPhrase;Language\r\n\"ein; Mensch\";de\r\n")
                        .phrases())
                .isEqualTo(Map.of("de", List.of("ein; Mensch")));
        assertThat(PhraseCsv.read("language\tphrase\n\thuman\n").phrases()).isEqualTo(Map.of("*", List.of("human")));
    }

    @Test
    void built_in_rows_are_left_out_and_repeated_ones_counted() {
        PhraseCsv.Read read = PhraseCsv.read("language,phrase,origin\nen,agent,built-in\nen,boss,own\nen,boss,\n");
        assertThat(read.phrases()).isEqualTo(Map.of("en", List.of("boss")));
        assertThat(read.duplicates()).isEqualTo(1);
    }

    @Test
    void every_error_has_its_line_and_column_also_behind_a_cell_of_several_lines() {
        ProblemException refused = refused("language,phrase\nen,\"two\nlines\"\nx1,human\nde, \n");
        assertThat(refused.fields().get("errors"))
                .isEqualTo(List.of(
                        Map.of(
                                "line",
                                4L,
                                "column",
                                1,
                                "message",
                                "A language is a tag such as en or pt-BR, or left out."),
                        Map.of("line", 5L, "column", 2, "message", "A phrase has 1 to 500 characters.")));
    }

    @Test
    void a_file_without_columns_with_too_many_rows_or_with_an_open_quote_is_refused() {
        assertThat(refused("").detail()).contains("empty");
        assertThat(refused("hello\n").detail()).contains("line 1, column 1").contains("\"phrase\" is missing");
        assertThat(refused("phrase\n" + numbered(501)).detail())
                .contains("line 502")
                .contains("at most 500");
        assertThat(refused("phrase\nok\n\"never closed\nhuman\n").detail())
                .contains("line 3")
                .contains("a quote is missing");
    }

    private static String numbered(int count) {
        var rows = new StringBuilder();
        for (int row = 0; row < count; row++) {
            rows.append("phrase ").append(row).append('\n');
        }
        return rows.toString();
    }

    private static ProblemException refused(String file) {
        return catchThrowableOfType(ProblemException.class, () -> PhraseCsv.read(file));
    }
}
