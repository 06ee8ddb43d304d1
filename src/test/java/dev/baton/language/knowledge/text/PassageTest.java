package dev.baton.language.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassageTest {

    private static final int LONGEST = 1_300;

    @Test
    void a_list_stays_with_the_sentence_that_leads_to_it() {
        var page = Pages.read(
                Format.MARKDOWN, "# T\n\n" + "Filler sentence here. ".repeat(20) + "\n\nDo this:\n\n- one\n- two\n");

        assertThat(Passage.of(page)).last().extracting(Passage::text).isEqualTo("Do this:\n- one\n- two");
    }

    @Test
    void sections_are_never_mixed() {
        var page = Pages.read(Format.MARKDOWN, "# T\n\n## A\nOne.\n\n## B\nTwo.\n");

        assertThat(Passage.of(page)).containsExactly(new Passage("A", "One."), new Passage("B", "Two."));
    }

    @Test
    void sentences_are_parted_but_not_at_abbreviations() {
        assertThat(Sentences.of("We open at 10 a.m. on weekdays. See z. B. the shop, e.g. on foot. Done!"))
                .containsExactly("We open at 10 a.m. on weekdays.", "See z. B. the shop, e.g. on foot.", "Done!");
    }

    @Property(tries = 300)
    void any_text_in_any_format_is_read_into_bounded_passages(@ForAll Format format, @ForAll("texts") String text) {
        for (var passage : Passage.of(Pages.read(format, text))) {
            assertThat(passage.text()).isNotBlank().doesNotContain("\u0000");
            assertThat(passage.text().length()).isLessThanOrEqualTo(LONGEST);
            assertThat(passage.heading().length()).isLessThanOrEqualTo(200);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        var marks = Arbitraries.of(
                "# ",
                "\n",
                "\n\n",
                "- ",
                "1. ",
                "<p>",
                "</p>",
                "<ul><li>",
                "<table><tr><td>",
                "<!--",
                "<script>",
                "---\n",
                "title: ",
                "| a | b |\n",
                "|---|---|\n",
                "> ",
                "```\n",
                "[x](",
                "&nbsp;",
                "&#0;",
                "\uD800",
                "word ",
                ". ");
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(300),
                marks.list().ofMaxSize(60).map(parts -> String.join("", parts)));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void texts_that_are_huge_or_nested_without_end_are_read_too(Format format) {
        for (var text : new String[] {
            "",
            "a".repeat(100_000),
            "word ".repeat(40_000),
            "> ".repeat(50_000) + "x",
            "[".repeat(50_000),
            "*a **b ".repeat(20_000),
            "<div>".repeat(50_000) + "x",
            "<ul><li>".repeat(20_000),
            "🙂".repeat(50_000),
            "\n".repeat(100_000)
        }) {
            assertThat(Passage.of(Pages.read(format, text)).size()).isLessThanOrEqualTo(Passage.MAX_PER_ARTICLE);
        }
    }
}
