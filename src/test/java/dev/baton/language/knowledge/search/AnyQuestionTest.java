package dev.baton.language.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D10: whatever is asked, in whatever language it is said to be: a bounded answer and a confidence from 0 to 1. */
class AnyQuestionTest {

    private static final Encoder ENCODER = BgeSmallEncoder.shared();
    private static final Map<String, KnowledgeIndex> INDEXES = KnowledgeIndex.byLanguage(List.of(
            Passages.of("en", "Refunds", "How long", "We pay the money back within 3 days.", Optional.of(ENCODER)),
            Passages.of("en", "Delivery", "", "It takes two days. It costs 3.90 €.", Optional.empty()),
            Passages.of("de", "Gutscheine", "", "Gutscheine gelten drei Jahre.", Optional.of(ENCODER)),
            Passages.of("ja", "配送", "", "配送には二日かかります。", Optional.of(ENCODER))));

    private final Searcher searcher = new Searcher(ENCODER);

    @Property(tries = 200)
    void any_text_is_a_question(@ForAll("texts") String text, @ForAll("languages") String language) {
        asked(text, language);
    }

    @Provide
    Arbitrary<String> texts() {
        var parts = Arbitraries.of(
                "refund ",
                "Gutschein ",
                "配送",
                "\uD83D",
                "🙂",
                "\u0000",
                "\u202E",
                "e\u0301",
                "*:* ",
                "AND NOT ",
                "text:(",
                "~2 ",
                "\n");
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(200),
                parts.list().ofMaxSize(30).map(list -> String.join("", list)));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("en", "de-AT", "ja", "", "zz", "x-\uD83D", "en'; drop table knowledge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "word ", "🙂", "\uD83D", "refund? ", "配送", "[](){}", "\n"})
    void a_hundred_thousand_characters_are_a_question_too(String part) {
        asked(part.repeat(100_000 / part.length()), "en");
    }

    @Test
    void nothing_is_no_question() {
        assertThat(Question.of("", "en").text()).isEmpty();
        assertThat(Question.of(" \n\t\u0000", "en").text()).isEmpty();
    }

    @Test
    void a_character_is_never_cut_in_half() {
        var text = Question.of("a".repeat(Question.MAX - 1) + "🙂", "en").text();
        assertThat(text.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }

    private void asked(String text, String language) {
        var question = Question.of(text, language);
        assertThat(question.text().length()).isLessThanOrEqualTo(Question.MAX);
        var ranked = searcher.find(INDEXES, question);
        assertThat(Confidence.of(ranked)).isBetween(0.0, 1.0);
        if (!ranked.isEmpty()) {
            assertThat(searcher.excerpt(INDEXES, question, ranked.getFirst()))
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(Excerpt.MAX);
        }
    }
}
