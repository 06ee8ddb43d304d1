package dev.baton.language.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.PlainText;
import dev.baton.language.encoder.Encoder;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LearnPersonTest {

    @Test
    void the_shipped_weights_were_learnt_from_the_shipped_sentences() throws IOException {
        try (var shipped = LanguageFile.open("lessons.sha256")) {
            assertThat(LearnPerson.fingerprint(Lessons.all(LearnPerson.PER_TEMPLATE), LearnPerson.knownWords()))
                    .as("The sentences in language/person have changed: learn anew, see docs/understanding.md.")
                    .isEqualTo(shipped.readLine());
        }
    }

    @Test
    void the_shipped_list_of_known_words_is_complete() throws IOException {
        try (var shipped = LanguageFile.open("known.txt")) {
            Set<String> words = new TreeSet<>(shipped.lines().toList());
            assertThat(words).isEqualTo(LearnPerson.knownWords());
        }
    }

    @Test
    void the_same_lessons_always_give_the_same_weights_and_they_learn_the_lesson() {
        var features = new WordFeatures(Lexicon.load());
        List<HeadTrainer.Seen> seen = List.of(
                seen(features, "an agent please", true),
                seen(features, "where is my parcel", false),
                seen(features, "an agent now", true),
                seen(features, "where is my parcel now", false),
                seen(features, "an agent", true),
                seen(features, "where is my parcel please", false));
        PersonHead head = new HeadTrainer().train(seen);
        assertThat(head.words()).isEqualTo(new HeadTrainer().train(seen).words());
        double asks = head.words(features.of(PlainText.of("an agent")));
        double other = head.words(features.of(PlainText.of("where is my parcel")));
        assertThat(asks).isGreaterThan(other);
    }

    @Test
    void a_template_gives_each_of_its_alternatives() {
        var grammar = new Grammar(LanguageFile.read("en"), new Random(1));
        var made = new TreeSet<String>();
        for (int at = 0; at < 100; at++) {
            made.add(grammar.sentence("(a|b (c|d)|) e"));
        }
        assertThat(made).containsExactly("a e", "b c e", "b d e", "e");
    }

    private static HeadTrainer.Seen seen(WordFeatures features, String text, boolean asks) {
        return new HeadTrainer.Seen(features.of(PlainText.of(text)), new float[Encoder.DIMENSIONS], asks);
    }
}
