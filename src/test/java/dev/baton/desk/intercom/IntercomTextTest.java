package dev.baton.desk.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

class IntercomTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello 1 < 2                                  | Hello 1 < 2
            <p>Hello &amp; welcome</p>                   | Hello & welcome
            <p>One</p><p>Two<br>Three</p>                | One\\nTwo\\nThree
            <p>See <a href="https://a.example">here</a></p> | See here (https://a.example)
            <ul><li>a</li><li>b</li></ul>                | a\\nb
            """)
    void a_body_is_plain_text_whether_it_comes_as_html_or_not(String body, String text) {
        assertThat(IntercomText.plain(StringNode.valueOf(body))).isEqualTo(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"Hello", "1 < 2 & <b>3</b>", "'a\nb'"})
    void what_we_write_is_shown_as_it_is(String text) {
        assertThat(IntercomText.plain(StringNode.valueOf(IntercomText.html(text))))
                .isEqualTo(text);
    }
}
