package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.desk.Capabilities;
import dev.baton.desk.DeskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The table of what each desk can is the same in docs/desks.md as in the code (K4); {@code -Dupdate-docs} writes it anew. */
@ApiTest
class DesksTableTest {

    private static final Path PAGE = Path.of("docs/desks.md");
    private static final String BEGIN = "<!-- desks: begin -->\n";
    private static final String END = "<!-- desks: end -->";
    private static final String HEAD = """
            | | live | email | summary | our widget and channels | the desk's | rich | bot's part visible | their messages in our history | once each |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private final List<DeskKind> kinds;

    DesksTableTest(@Autowired List<DeskKind> kinds) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparing(DeskKind::title)).toList();
    }

    @Test
    void the_page_says_of_every_desk_what_its_code_declares() throws IOException {
        String table = HEAD + kinds.stream().map(DesksTableTest::row).collect(Collectors.joining());
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(end).as("the marks in " + PAGE).isGreaterThan(begin);
        if (System.getProperty("update-docs") != null) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
            return;
        }

        assertThat(page.substring(begin, end))
                .as("write it anew with -Dupdate-docs")
                .isEqualTo(table);
    }

    @Test
    void every_field_of_every_desk_has_a_label_and_says_where_to_find_its_value() {
        assertThat(kinds).allSatisfy(kind -> assertThat(kind.fields()).allSatisfy(field -> {
            assertThat(field.label()).as(kind.id() + " " + field.name()).isNotBlank();
            assertThat(field.help()).as(kind.id() + " " + field.name()).endsWith(".");
        }));
    }

    private static String row(DeskKind kind) {
        Capabilities can = kind.capabilities();
        return Stream.of(
                        can.liveHandover(),
                        can.emailHandover(),
                        can.summary(),
                        can.ourChannels(),
                        can.deskChannels(),
                        can.richContent(),
                        can.botHistory(),
                        can.agentMessages(),
                        can.onceEach())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" | ", "| " + kind.title() + " | ", " |\n"));
    }
}
