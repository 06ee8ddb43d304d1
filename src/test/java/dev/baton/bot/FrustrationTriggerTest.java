package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T7. */
class FrustrationTriggerTest {

    private static final String SHOP = """
            id: shop
            languages: en
            actions: [{id: hours, start: "* hours *", steps: [{say: At nine.}]}]
            noMatch: {count: 20}
            handover: {defaultTeam: support}
            """;

    @Test
    void one_clearly_angry_message_is_enough_and_says_why() {
        BotAnswer answer = Talk.with(SHOP).hear("this is a disgrace", Meanings.mood(0.9));
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.FRUSTRATION);
            assertThat(wish.evidence())
                    .startsWith("The customer sounds angry or disappointed")
                    .endsWith("0.60 is needed.");
        });
    }

    @Test
    void milder_signs_add_up_over_the_messages() {
        Talk talk = Talk.with(SHOP);
        assertThat(talk.hear("that is not good", Meanings.mood(0.5)).wish()).isEmpty();
        assertThat(talk.hear("still not good at all", Meanings.mood(0.5)).wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.FRUSTRATION);
    }

    @Test
    void asking_the_same_again_and_again_without_being_understood_counts() {
        Talk talk = Talk.with(SHOP);
        int asked = 1;
        while (talk.hear("why did my blue parcel vanish?", Meanings.about(1))
                .wish()
                .isEmpty()) {
            assertThat(++asked).isLessThan(8);
        }
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void different_questions_that_are_not_understood_count_less() {
        Talk talk = Talk.with(SHOP);
        for (int turn = 0; turn < 3; turn++) {
            assertThat(talk.hear("why did my blue parcel vanish", Meanings.about(turn))
                            .wish())
                    .as("turn " + turn)
                    .isEmpty();
        }
        BotAnswer later = talk.hear("and what about the red one", Meanings.about(9));
        assertThat(details(later)).anySatisfy(detail -> assertThat(detail)
                .contains("was not understood 3 times in a row")
                .doesNotContain("same thing"));
    }

    @Test
    void what_answers_a_question_of_the_bot_is_no_question_asked_again() {
        Talk talk = Talk.with("""
                id: shop
                languages: en
                actions:
                  - id: note
                    start: "note"
                    steps:
                      - {ask: one, text: First?}
                      - {ask: two, text: Second?}
                frustration: {threshold: 0.1}
                handover: {defaultTeam: support}
                """);
        talk.say("note");
        assertThat(talk.hear("a long text of words", Meanings.about(1)).wish()).isEmpty();
        assertThat(talk.hear("a long text of words", Meanings.about(1)).wish()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no, that did not help",
                "that's not what I asked",
                "still doesn't work",
                "Das hilft mir nicht",
                "nein, das war nicht was ich meinte",
                "eso no me sirve",
                "ça n'a pas aidé",
                "ce n'est pas ce que je voulais",
                "isso não me ajudou",
                "non mi ha aiutato",
                "dat helpt niet"
            })
    void that_an_answer_did_not_help_counts_in_the_languages_of_the_built_in_texts(String text) {
        Talk talk = Talk.with(SHOP + "frustration: {threshold: 0.4}\n");
        talk.say("opening hours please");
        assertThat(talk.say(text).wish())
                .map(HandoverWish::evidence)
                .hasValueSatisfying(evidence -> assertThat(evidence).contains("said that an answer did not help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"can you help me", "I need help", "no thanks", "my printer does not print", "nee bedankt"})
    void other_words_do_not_say_that_an_answer_did_not_help(String text) {
        Talk talk = Talk.with(SHOP + "frustration: {threshold: 0.4}\n");
        talk.say("opening hours please");
        assertThat(talk.say(text).wish()).isEmpty();
    }

    @Test
    void a_long_wait_for_the_bot_counts() {
        Talk talk = Talk.with(SHOP + "frustration: {threshold: 0.3}\n");
        BotAnswer answer = talk.hear(new BotInput.Said("opening hours please").after(Duration.ofMinutes(12)));
        assertThat(answer.wish()).map(HandoverWish::evidence).hasValueSatisfying(evidence -> assertThat(evidence)
                .contains("waited 12 minutes"));
    }

    @Test
    void a_score_on_its_way_is_on_the_record_with_its_parts() {
        BotAnswer answer = Talk.with(SHOP).hear("that is not good", Meanings.mood(0.5));
        assertThat(answer.wish()).isEmpty();
        assertThat(details(answer))
                .contains("The customer sounds angry or disappointed: score 0.43, 0.60 is needed."
                        + " Parts: sounds angry or disappointed 0.43.");
    }

    @Test
    void an_assistant_for_the_bot_alone_brings_nobody() {
        BotAnswer answer = Talk.with(SHOP + "mode: bot_only\n").hear("opening hours, a disgrace", Meanings.mood(1));
        assertThat(answer.wish()).isEmpty();
        assertThat(Talk.texts(answer)).contains("At nine.");
    }

    @Test
    void it_brings_a_person_once_and_what_the_fallback_says_is_not_interrupted() {
        Talk talk = Talk.with(SHOP + """
                fallback:
                  frustration:
                    - say: I am sorry.
                    - {ask: order, text: Which order?, kind: number}
                    - connect: {team: support}
                """);
        assertThat(Talk.texts(talk.hear("this is a disgrace", Meanings.mood(1))))
                .containsExactly("I am sorry.", "Which order?");
        assertThat(talk.say("12").wish()).map(HandoverWish::reason).contains(HandoverReason.FRUSTRATION);
    }

    @Test
    void nothing_more_is_asked_before_the_handover_of_a_customer_who_has_had_enough() {
        Talk talk = Talk.with("""
                id: shop
                languages: en
                actions: [{id: hours, start: "* hours *", steps: [{say: At nine.}]}]
                handover: {defaultTeam: support, askFirst: [{ask: order, text: Which order?, kind: number}]}
                """);
        assertThat(Talk.texts(talk.say("agent please"))).containsExactly("Which order?");
        assertThat(talk.hear("this is a disgrace", Meanings.mood(1)).wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.REQUESTED);
    }

    @Test
    void after_a_hand_back_the_score_begins_anew() {
        Talk talk = Talk.with(SHOP);
        talk.hear("that is not good", Meanings.mood(0.6));
        assertThat(talk.memory().mood()).isNotEqualTo(Mood.CALM);
        talk.handBack(Optional.empty(), "done");
        assertThat(talk.memory().mood()).isEqualTo(Mood.CALM);
    }

    private static List<String> details(BotAnswer answer) {
        return answer.decision().looked().stream()
                .filter(look -> look.rule() == BotDecision.Rule.FRUSTRATION)
                .map(BotDecision.Look::detail)
                .toList();
    }

    @Test
    void a_calm_talk_never_brings_a_person() {
        Talk talk = Talk.with(SHOP);
        for (int turn = 0; turn < 30; turn++) {
            assertThat(talk.hear("what are your opening hours", Meanings.mood(0.05))
                            .wish())
                    .as("turn " + turn)
                    .isEmpty();
            talk.say("thanks");
        }
    }

    @Test
    void it_can_be_switched_off_and_its_threshold_set() {
        var angry = Meanings.mood(0.9);
        assertThat(Talk.with(SHOP + "frustration: {enabled: false}\n")
                        .hear("a disgrace", angry)
                        .wish())
                .isEmpty();
        assertThat(Talk.with(SHOP + "frustration: {threshold: 0.99}\n")
                        .hear("a disgrace", angry)
                        .wish())
                .isEmpty();
    }

    @Test
    void after_a_handover_the_score_begins_anew() {
        Talk talk = Talk.with(SHOP);
        talk.hear("this is a disgrace", Meanings.mood(0.9));
        assertThat(talk.memory().mood()).isEqualTo(Mood.CALM);
    }

    @Test
    void a_request_for_a_person_goes_before_it() {
        assertThat(Talk.with(SHOP).hear("agent please", Meanings.mood(1)).wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.REQUESTED);
    }
}
