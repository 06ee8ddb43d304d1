package dev.baton.language.mood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.MoodSigns;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FrustrationTest {

    private static final MoodReader READER = MoodReader.load();

    @Test
    void one_clearly_angry_message_is_enough() {
        Frustration after = Frustration.NONE.next(angry(0.95), TurnFacts.NONE);
        assertThat(after.score()).isGreaterThan(Frustration.DEFAULT_THRESHOLD);
        assertThat(after.evidence()).containsExactly("sounds angry or disappointed");
    }

    @Test
    void misses_repeats_and_no_help_add_up_and_are_named() {
        Frustration after = Frustration.NONE;
        for (int turn = 0; turn < 3; turn++) {
            after = after.next(angry(0.1), new TurnFacts(turn + 1, 0.95, 1, true, 0));
        }
        assertThat(after.score()).isGreaterThan(Frustration.DEFAULT_THRESHOLD);
        assertThat(after.evidence()).contains("asked the same thing 4 times", "said that an answer did not help");
    }

    @Test
    void messages_that_are_rather_calm_than_angry_never_add_up() {
        Frustration score = Frustration.NONE;
        for (int turn = 0; turn < 20; turn++) {
            score = score.next(angry(0.49), TurnFacts.NONE);
        }
        assertThat(score.score()).isZero();
        assertThat(score.evidence()).isEmpty();
    }

    @Test
    void calm_turns_let_it_pass() {
        Frustration after = Frustration.NONE.next(angry(0.9), TurnFacts.NONE);
        for (int turn = 0; turn < 5; turn++) {
            after = after.next(MoodSigns.NONE, TurnFacts.NONE);
        }
        assertThat(after.score()).isLessThan(0.1);
    }

    @Test
    void the_state_stays_small() {
        Frustration after = Frustration.NONE;
        for (int turn = 0; turn < 50; turn++) {
            after = after.next(
                    new MoodSigns(1, 1, List.of("wrote in capitals")), new TurnFacts(99, 1, 99, true, 99_999));
        }
        assertThat(JsonMapper.shared().writeValueAsString(after).length()).isLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK",
                "HELLO",
                "YES",
                "VAT ID and PDF",
                "ORDER AB-4471-XX",
                "Ich habe ein Problem mit der Rechnung"
            })
    void acronyms_codes_single_words_and_nouns_are_no_shouting(String text) {
        assertThat(Shouting.in(text).score()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHERE IS MY ORDER", "I WANT A REFUND NOW", "hello???", "nooooo", "ANSWER ME!!!"})
    void shouting_is_heard(String text) {
        assertThat(Shouting.in(text).evidence()).isNotEmpty();
    }

    @Property(tries = 300)
    void more_bad_news_never_lowers_the_score(
            @ForAll @DoubleRange(max = 1) double before,
            @ForAll @DoubleRange(max = 1) double anger,
            @ForAll @DoubleRange(max = 1) double shouting,
            @ForAll @IntRange(max = 9) int unanswered,
            @ForAll @IntRange(max = 2_000) int waited) {
        var state = new Frustration(before, 1, List.of());
        var signs = new MoodSigns(anger, shouting, List.of());
        double score = state.next(signs, new TurnFacts(0, 0, unanswered, false, waited))
                .score();
        assertThat(score).isBetween(0.0, 1.0);
        var angrier = new MoodSigns(Math.min(1, anger + 0.1), Math.min(1, shouting + 0.1), List.of());
        var worse = new TurnFacts(1, 1, unanswered + 1, true, waited + 60);
        assertThat(state.next(angrier, worse).score()).isGreaterThanOrEqualTo(score);
        assertThat(new Frustration(Math.min(1, before + 0.1), 1, List.of())
                        .next(signs, TurnFacts.NONE)
                        .score())
                .isGreaterThanOrEqualTo(state.next(signs, TurnFacts.NONE).score());
    }

    @Property(tries = 200)
    void any_text_is_read(@ForAll String text) {
        assertThat(Shouting.in(text).score()).isBetween(0.0, 1.0);
        assertThat(READER.read(text, new float[384]).anger()).isBetween(0.0, 1.0);
        String longText = text.isEmpty() ? "" : text.repeat(100_000 / text.length() + 1);
        assertThat(READER.read(longText, new float[384]).anger()).isBetween(0.0, 1.0);
    }

    private static MoodSigns angry(double anger) {
        return new MoodSigns(anger, 0, List.of());
    }
}
