package dev.baton.bot;

import static dev.baton.bot.Talk.labels;
import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X5, D15. */
class HandoverQuestionsTest {

    private static final String SHOP = """
            id: shop
            languages: en
            actions:
              - id: bill
                start: "* bill *"
                steps: [{connect: {team: billing, messageToAgent: "{email|no email}, {topic|no topic}"}}]
              - {id: now, start: now, steps: [{connect: {team: billing, askFirst: []}}]}
              - {id: other, start: other, steps: [{connect: {team: billing, askFirst: [{ask: plate, text: Number plate?}]}}]}
            handover:
              defaultTeam: support
              askFirst:
                - {ask: email, kind: email, text: Your email?, attempts: 1}
                - {ask: topic, kind: options, text: What about?, options: [order, bill]}
            """;

    private final Talk talk = Talk.with(SHOP);

    @Test
    void values_are_asked_one_after_the_other_before_the_handover() {
        BotAnswer first = talk.say("my bill");
        assertThat(texts(first)).containsExactly("Your email?");
        assertThat(labels(first)).containsExactly("Skip");
        assertThat(first.wish()).isEmpty();
        BotAnswer second = talk.say("ada@example.com");
        assertThat(texts(second)).containsExactly("What about?");
        assertThat(labels(second)).containsExactly("order", "bill", "Skip");
        BotAnswer third = talk.say("order");
        assertThat(third.wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.PLANNED);
            assertThat(wish.evidence()).isEqualTo("The action \"bill\" leads to a person here.");
            assertThat(wish.target().team()).contains("billing");
            assertThat(wish.messageToAgent()).contains("ada@example.com, order");
        });
        assertThat(third.values()).containsExactly(Map.entry("topic", "order"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Skip", "skip it", "no thanks", "lieber nicht", "passer"})
    void each_can_be_skipped(String skip) {
        talk.say("my bill");
        assertThat(texts(talk.say(skip))).containsExactly("What about?");
        assertThat(talk.say(skip).wish())
                .map(wish -> wish.messageToAgent().orElseThrow())
                .contains("no email, no topic");
    }

    @Test
    void a_request_for_a_person_meanwhile_passes_at_once() {
        talk.say("my bill");
        assertThat(talk.say("just give me an agent").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.PLANNED);
            assertThat(wish.target().team()).contains("billing");
        });
    }

    @Test
    void too_many_invalid_answers_go_on_without_the_value() {
        talk.say("agent");
        BotAnswer retry = talk.say("what email");
        assertThat(texts(retry)).singleElement().asString().startsWith("That is no email address.");
        assertThat(labels(retry)).containsExactly("Skip");
        assertThat(texts(talk.say("no clue"))).containsExactly("What about?");
        assertThat(talk.say("bill").wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
    }

    @Test
    void what_is_known_is_not_asked() {
        talk.say("agent", "skip", "order");
        assertThat(texts(talk.say("agent"))).containsExactly("Your email?");
        assertThat(talk.say("ada@example.com").wish()).isPresent();
        assertThat(talk.say("agent").wish()).isPresent();
    }

    @Test
    void a_step_may_ask_nothing_or_something_else() {
        assertThat(talk.say("now").wish()).isPresent();
        assertThat(texts(talk.say("other"))).containsExactly("Number plate?");
        assertThat(talk.say("B-AD 1").wish()).isPresent();
    }

    @Test
    void an_address_that_sounds_like_a_wish_by_meaning_answers_the_question() {
        talk.say("agent");
        BotAnswer answer = talk.hear("ada@example.com", Meanings.person(0.89));
        assertThat(texts(answer)).containsExactly("What about?");
        assertThat(answer.values()).containsEntry("email", "ada@example.com");
    }

    @Test
    void a_wish_that_was_withdrawn_is_asked_nothing_more_for() {
        talk.wished(Optional.of(3L));
        assertThat(texts(talk.hear(new BotInput.Wanted("Sue asked for it", 3)))).containsExactly("Your email?");
        talk.wished(Optional.empty());
        BotAnswer after = talk.say("ada@example.com");
        assertThat(after.wish()).isEmpty();
        assertThat(after.values()).isEmpty();
    }

    @Test
    void a_new_wish_after_a_withdrawn_one_is_asked_for_from_the_beginning() {
        talk.wished(Optional.of(3L));
        talk.hear(new BotInput.Wanted("Sue asked for it", 3));
        talk.say("skip");
        talk.wished(Optional.of(9L));
        assertThat(texts(talk.hear(new BotInput.Wanted("Sue asked again", 9)))).containsExactly("Your email?");
        assertThat(talk.say("skip", "order").wish()).map(HandoverWish::wish).contains(9L);
    }

    @Test
    void in_danger_nothing_is_asked_first() {
        assertThat(talk.say("I want to kill myself").wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.DANGER_WORD);
    }

    @Test
    void outside_the_opening_hours_nothing_is_asked_first() {
        Talk closed = Talk.with(SHOP + "  hours: {timeZone: UTC, week: {monday: '09:00-10:00'}}\n");
        assertThat(closed.say("my bill").wish()).isPresent();
    }
}
