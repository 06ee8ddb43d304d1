package dev.baton.language.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.language.Meaning.ScoredIntent;
import dev.baton.language.encoder.BgeSmallEncoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop's bot with the model that is shipped. */
class IntentModelTest {

    private static final BgeSmallEncoder ENCODER = BgeSmallEncoder.load();
    private static final IntentTrainer TRAINER = new IntentTrainer(ENCODER);
    private static final List<Intent> SHOP = List.of(
            new Intent(
                    "order-status",
                    "Where is my order",
                    List.of(
                            "where is my parcel",
                            "track my order",
                            "when does my package arrive",
                            "my delivery is late",
                            "has my order been sent yet",
                            "i am still waiting for my things")),
            new Intent(
                    "return",
                    "Return something",
                    List.of(
                            "i want to send this back",
                            "how do i return a jacket",
                            "these shoes do not fit, can i give them back",
                            "return label please",
                            "i changed my mind and want my money back")),
            new Intent(
                    "opening-hours",
                    "Opening hours",
                    List.of(
                            "when do you open",
                            "are you open on sunday",
                            "until when is the shop open",
                            "closing time")),
            new Intent(
                    "voucher",
                    "Gift vouchers",
                    List.of(
                            "my voucher does not work",
                            "how do i use a gift card",
                            "the discount code is refused",
                            "i want to buy a voucher for a friend")));
    private static final IntentModel MODEL = TRAINER.train(SHOP);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what happened to the package you were going to send me|order-status",
                "WHERE IS MY PARCEL???|order-status",
                "wheres my parcle|order-status",
                "were is my ordr 😡|order-status",
                "can I bring the boots back to you|return",
                "i wnat to retrun this|return",
                "till what time can I come by|opening-hours",
                "r u open sundays|opening-hours",
                "it says my gift code is invalid|voucher",
                "Gutschein / voucher geht nicht|voucher",
            })
    void what_is_said_in_other_words_with_errors_or_loudly_is_understood(String text, String intent) {
        IntentReading reading = read(text);
        assertThat(reading.ranked().getFirst().action()).isEqualTo(intent);
        assertThat(reading.understood()).as("none: %s", reading.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many moons does jupiter have",
                "write a poem about my grandmother",
                "i have a rash on my arm",
                "how do i reset my router",
                "the cat sat on the keyboard",
                "qwxz vlkjh"
            })
    void what_means_none_of_the_intents_is_not_understood(String text) {
        assertThat(read(text).understood()).isFalse();
    }

    @Test
    void in_a_long_message_the_sentence_that_says_what_is_wanted_wins() {
        String story =
                "We spent the whole summer at my aunt's house by the lake and the children loved every minute of it."
                        + " The neighbours have a donkey, and my youngest wants to be a vet now."
                        + " Anyway, how do I return a jacket?"
                        + " My aunt sends her regards, she still bakes that cake with the plums from the garden.";
        IntentReading reading = read(story);
        assertThat(reading.ranked().getFirst().action()).isEqualTo("return");
        assertThat(reading.understood()).isTrue();
    }

    @Test
    void learning_twice_on_one_core_or_many_gives_the_same_figures() throws Exception {
        try (var one = new ForkJoinPool(1)) {
            IntentModel again = one.submit(() -> TRAINER.train(SHOP)).get();
            for (String text : List.of("where is it", "boots back", "hello", "")) {
                assertThat(again.read(text, ENCODER)).isEqualTo(read(text));
            }
        }
    }

    @Test
    void a_counterexample_is_not_understood_any_more() {
        String text = "when does the package tour start";
        IntentModel taught = TRAINER.train(
                SHOP, List.of(text, "book a package holiday", "package deals to spain"), Optional.empty());
        assertThat(taught.read(text, ENCODER).none()).isGreaterThan(read(text).none());
        assertThat(taught.read(text, ENCODER).understood()).isFalse();
    }

    @Test
    void one_intent_with_one_phrase_is_enough_to_begin_with() {
        IntentModel small = TRAINER.train(List.of(new Intent("return", "", List.of("i want to send this back"))));
        assertThat(small.read("i would like to send it back", ENCODER).understood())
                .isTrue();
        assertThat(small.read("what is the capital of peru", ENCODER).understood())
                .isFalse();
    }

    @Property(tries = 60)
    void any_text_has_a_reading_whose_figures_are_probabilities(@ForAll String text) {
        assertProbabilities(read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\uD800", "?!", "🙂"})
    void nothing_and_signs_have_a_reading_as_well(String text) {
        assertProbabilities(read(text));
        assertProbabilities(read(text.repeat(100_000)));
    }

    @Test
    void a_hundred_thousand_characters_are_read_in_a_few_ways_only() {
        assertThat(Ways.of("Where is my parcel. ".repeat(5_000))).hasSize(1 + Ways.MOST);
    }

    private static void assertProbabilities(IntentReading reading) {
        assertThat(reading.none()).isBetween(0.0, 1.0);
        assertThat(reading.ranked()).hasSameSizeAs(SHOP);
        assertThat(reading.ranked().stream()
                        .mapToDouble(ScoredIntent::confidence)
                        .sum())
                .isEqualTo(1, within(1e-9));
    }

    private static IntentReading read(String text) {
        return MODEL.read(text, ENCODER);
    }
}
