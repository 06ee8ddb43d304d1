package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import org.junit.jupiter.api.Test;

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
        assertThat(talk.hear("that is not good", Meanings.mood(0.4)).wish()).isEmpty();
        assertThat(talk.hear("that is not good at all", Meanings.mood(0.4)).wish())
                .isEmpty();
        assertThat(talk.hear("still not good at all", Meanings.mood(0.4)).wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.FRUSTRATION);
    }

    @Test
    void asking_the_same_again_and_again_without_being_understood_counts() {
        Talk talk = Talk.with(SHOP);
        int asked = 0;
        while (talk.say("why did my blue parcel vanish").wish().isEmpty()) {
            assertThat(++asked).isLessThan(8);
        }
        assertThat(asked).isGreaterThan(1);
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
