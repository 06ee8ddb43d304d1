package dev.baton.language.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import dev.baton.language.knowledge.store.Articles.Indexed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearcherTest {

    private static final Encoder ENCODER = BgeSmallEncoder.shared();
    private static final List<Indexed> PASSAGES = List.of(
            passage(
                    "en",
                    "Refunds",
                    "How long it takes",
                    "We pay the money back within 3 working days. Your bank may need longer."),
            passage("en", "Delivery", "Nobody at home", "The carrier tries once more on the next working day."),
            passage("en", "Gift cards", "", "Gift cards are valid for three years."),
            passage("en", "Account", "Password", "Choose \"Forgotten password\" on the sign-in page."),
            passage("de", "Erstattung", "Dauer", "Wir zahlen das Geld innerhalb von 3 Werktagen zurück."),
            passage("de", "Gutscheine", "", "Gutscheine gelten drei Jahre."),
            passage("fr", "Livraison", "Délais", "La livraison prend deux à quatre jours ouvrables."));
    private static final Map<String, KnowledgeIndex> INDEXES = KnowledgeIndex.byLanguage(PASSAGES);

    private final Searcher searcher = new Searcher(ENCODER);

    private static Indexed passage(String language, String title, String heading, String text) {
        return Passages.of(language, title, heading, text, Optional.of(ENCODER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when do I see my money again|Refunds",
                "I missed the courier|Delivery",
                "when does a voucher expire|Gift cards",
                "I cannot log in any more|Account",
                "refnds working days|Refunds"
            })
    void an_english_question_finds_what_means_the_same_in_other_words(String question, String title) {
        assertThat(find(question, "en").getFirst().passage().title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wie lange dauern Erstattungen?|de|Erstattung",
                "Wie lange gilt ein Gutschein|de|Gutscheine",
                "combien de jours pour la livraison|fr|Livraison",
                "Wie lange gilt ein Gutschein|en|Gutscheine"
            })
    void questions_in_other_languages_find_articles_in_theirs_by_the_stems_of_words(
            String question, String language, String title) {
        assertThat(find(question, language).getFirst().passage().title()).isEqualTo(title);
    }

    @Test
    void articles_in_the_questions_language_are_the_only_ones_asked_if_there_are_any() {
        assertThat(find("How long are gift cards valid?", "en"))
                .isNotEmpty()
                .allMatch(candidate -> candidate.passage().language().equals("en"));
        assertThat(find("Delivery", "nl")).isNotEmpty();
    }

    @Test
    void a_right_answer_is_surer_than_a_question_about_something_else() {
        var sure = Confidence.of(find("how long until I get my refund", "en"));
        var unsure = Confidence.of(find("what is the capital of Peru", "en"));

        assertThat(sure).isGreaterThan(Confidence.DEFAULT_THRESHOLD);
        assertThat(unsure).isLessThan(0.3);
        assertThat(Confidence.of(List.of())).isZero();
    }

    @Test
    void the_answer_is_the_part_of_the_passage_that_fits() {
        var long_ = passage(
                "en",
                "Library",
                "Fees",
                "For every day after the due date a fee of 0.20 € is charged. Three days before the end you get a reminder"
                        + " by email, if an address is known to us and you did not switch it off. A lost book must be"
                        + " replaced at its price. The café on the ground floor sells coffee and cake all day long.");
        var indexes = KnowledgeIndex.byLanguage(List.of(long_));
        var question = Question.of("what does a lost book cost", "en");
        var found = searcher.find(indexes, question);

        assertThat(searcher.excerpt(indexes, question, found.getFirst()))
                .contains("A lost book must be replaced at its price.")
                .doesNotContain("café");
    }

    @Test
    void steps_are_told_whole_with_what_leads_to_them() {
        var steps = passage(
                "en",
                "Returns",
                "How",
                "Returns are free of charge within thirty days of delivery, and everything must be unused and complete, with"
                        + " all of its tags, papers and boxes.\nTo return an item:\n1. Print the label.\n2. Pack the box and"
                        + " close it well.\n3. Drop it at a parcel shop.");
        var indexes = KnowledgeIndex.byLanguage(List.of(steps));
        var question = Question.of("what are the steps to return an item", "en");
        var found = searcher.find(indexes, question);

        assertThat(searcher.excerpt(indexes, question, found.getFirst()))
                .endsWith(
                        "\nTo return an item:\n1. Print the label.\n2. Pack the box and close it well.\n3. Drop it at a parcel shop.");
    }

    @ParameterizedTest
    @CsvSource({
        "refund, refnd, true",
        "refund, refudn, true",
        "refund, refunds, true",
        "refund, rufund, true",
        "refund, refund, false",
        "refund, fund, false",
        "refund, tefund, false",
        "a, ab, true",
        "card, cord, true",
        "card, corn, false"
    })
    void one_slip_is_one_letter_wrong_missing_added_or_swapped(String one, String other, boolean apart) {
        assertThat(OneSlip.apart(one, other) && !one.equals(other)).isEqualTo(apart);
    }

    private List<Candidate> find(String question, String language) {
        return searcher.find(INDEXES, Question.of(question, language));
    }
}
