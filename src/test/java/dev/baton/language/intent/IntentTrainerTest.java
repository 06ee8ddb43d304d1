package dev.baton.language.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.language.encoder.WordVectors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTrainerTest {

    private final WordVectors encoder = new WordVectors();
    private final IntentTrainer trainer = new IntentTrainer(encoder);

    @Test
    void learning_again_makes_vectors_of_new_phrases_only() {
        IntentModel before = trainer.train(List.of(intent("red", "crimson ball"), intent("blue", "azure sky")));
        int asked = encoder.asked();
        IntentModel after = trainer.train(
                List.of(intent("red", "crimson ball", "Scarlet  dress"), intent("blue", "azure sky")),
                List.of(),
                Optional.of(before));
        assertThat(encoder.asked() - asked).isEqualTo(1);
        assertThat(action(after, "my scarlet dress")).isEqualTo("red");
    }

    @Test
    void what_was_known_before_changes_nothing_in_what_is_learnt() {
        List<Intent> intents = List.of(intent("red", "crimson ball"), intent("blue", "azure sky"));
        IntentModel fresh = trainer.train(intents);
        IntentModel again = trainer.train(intents, List.of(), Optional.of(trainer.train(intents.reversed())));
        assertThat(again.read(encoder.encoding("a ball"))).isEqualTo(fresh.read(encoder.encoding("a ball")));
    }

    @Test
    void phrases_said_twice_empty_or_shared_by_intents_do_no_harm() {
        IntentModel model = trainer.train(List.of(
                intent("red", "crimson", "Crimson ", "", "tomato"), intent("blue", "azure", "tomato"), intent("none")));
        assertThat(action(model, "crimson")).isEqualTo("red");
        assertThat(model.size()).isEqualTo(3);
    }

    @Test
    void without_an_intent_there_is_nothing_to_learn() {
        assertThatThrownBy(() -> trainer.train(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void more_phrases_than_are_learnt_at_once_are_dealt_into_parts() {
        List<Intent> intents = IntStream.range(0, 4)
                .mapToObj(number -> new Intent(
                        "i" + number,
                        "i" + number,
                        IntStream.range(0, 600)
                                .mapToObj(at -> "topic" + number + " word" + at % 37 + " other" + at)
                                .toList()))
                .toList();
        IntentModel model = new IntentTrainer(encoder, 1_000).train(intents);
        assertThat(action(model, "topic2 something")).isEqualTo("i2");
        assertThat(model.read(encoder.encoding("topic2 word3")).understood()).isTrue();
        assertThat(model.read(encoder.encoding("quite another matter")).understood())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"alarm_query,alarm query", "OrderStatus,order status", "Was ist los?,was ist los", "'__',''"})
    void a_name_is_read_as_words(String name, String words) {
        assertThat(IntentTrainer.words(name)).isEqualTo(words);
    }

    private String action(IntentModel model, String text) {
        return model.read(encoder.encoding(text)).ranked().getFirst().action();
    }

    private static Intent intent(String id, String... phrases) {
        return new Intent(id, id, List.of(phrases));
    }
}
