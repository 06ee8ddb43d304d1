package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written while a private question waits shows nowhere, wherever the talk goes (D7, D12). */
class PrivateTalkTest {

    private static final String SHOP = """
            id: shop
            languages: en
            actions:
              - {id: login, start: "log in", steps: [{ask: pin, text: "PIN?", private: true, kind: regex, pattern: "[0-9]{1,6}", attempts: 1, giveUp: ask}, {ask: note, text: "Note?"}, {say: "In with {pin}."}]}
              - {id: hours, start: "* hours *", steps: [{say: "At nine."}]}
              - {id: order, start: "* order *", steps: [{ask: number, kind: number, text: "Which?"}, {say: "Order {number}."}]}
              - {id: look, start: "* look *", steps: [{search: {helpful: true}}]}
              - {id: off, start: "off", steps: [{connect: {askFirst: [{ask: tax, text: "Tax number?", private: true}]}}]}
            noMatch: {search: true}
            triggerWords: {danger: [fire]}
            handover: {defaultTeam: support}
            """;

    private final Talk talk = Talk.with(SHOP);

    @Test
    void a_private_question_that_was_left_is_asked_again_after_the_digression() {
        talk.say("log in");
        assertThat(texts(talk.say("opening hours please"))).containsExactly("At nine.", "PIN?");
        assertThat(texts(talk.say("4711"))).containsExactly("Note?");
        assertThat(texts(talk.say("none"))).containsExactly("In with •••.");
    }

    @Test
    void a_number_beside_the_words_that_start_another_action_is_not_taken_as_known() {
        talk.say("log in");
        BotAnswer answer = talk.say("my order, and 4711 is the PIN");
        assertThat(texts(answer)).containsExactly("Which?");
        assertSilent(answer, "4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4711 nonsense", "look at 4711", "fire 4711", "agent please, 4711", "my order 4711", "4711"})
    void what_was_written_while_it_was_open_is_not_quoted_when_it_no_longer_is(String late) {
        talk.say("log in");
        talk.say("1");
        assertSilent(talk.hear(BotInput.Said.privately(late)), "4711");
        assertSilent(talk.say("x"), "4711");
    }

    @Test
    void what_was_written_before_the_question_is_no_answer_to_it() {
        BotAnswer answer = talk.say("log in", "4711");
        assertThat(texts(answer)).containsExactly("PIN?");
        assertThat(answer.privateValues()).isEmpty();
        assertThat(texts(talk.hear(new BotInput.Said("4711")))).containsExactly("PIN?");
    }

    @Test
    void an_answer_that_is_private_answers_no_other_question() {
        talk.say("log in");
        BotAnswer answer = talk.hear(BotInput.Said.privately("1"), BotInput.Said.privately("4711"));
        assertThat(texts(answer)).containsExactly("Note?");
        assertSilent(answer, "4711");
    }

    @Test
    void the_question_is_still_open_under_the_one_whether_a_person_is_wanted() {
        talk.say("log in");
        talk.say("wrong");
        talk.say("wrong");
        BotAnswer answer = talk.say("4711");
        assertThat(answer.privateValues()).containsEntry("pin", "4711");
        assertSilent(answer, "4711");
    }

    @Test
    void a_question_before_the_handover_can_be_private() {
        talk.say("off");
        BotAnswer answer = talk.say("4711");
        assertThat(answer.wish()).isPresent();
        assertThat(answer.privateValues()).containsEntry("tax", "4711");
        assertSilent(answer, "4711");
    }

    /** Every text that is written while a private question is open bears a mark that nothing may show. */
    @Property(tries = 300)
    void whatever_happens_nothing_shows_what_was_written_in_private(@ForAll Random random) {
        List<String> words = List.of(
                "log in",
                "12",
                "hours",
                "my order",
                "yes",
                "no",
                "agent",
                "fire",
                "off",
                "look it up",
                "skip",
                "x",
                "");
        Talk chat = Talk.with(SHOP);
        for (int turn = 0; turn < 30; turn++) {
            var said = new ArrayList<BotInput>();
            if (chat.owed().isPresent()) {
                said.add(new BotInput.Returned(new EffectResult.Nothing("nothing fits.")));
            }
            boolean secret = chat.isPrivate() || random.nextInt(8) == 0;
            for (int count = random.nextInt(3); count >= 0; count--) {
                String text = words.get(random.nextInt(words.size()));
                said.add(secret ? BotInput.Said.privately(text + " 998877") : new BotInput.Said(text));
            }
            assertSilent(chat.hear(said.toArray(BotInput[]::new)), "998877");
            assertThat(chat.owed().map(Object::toString).orElse("")).doesNotContain("998877");
        }
    }

    private static void assertSilent(BotAnswer answer, String secret) {
        assertThat(answer.lines() + " " + answer.memory().toJson() + " " + answer.values() + " " + answer.decision()
                        + " " + answer.wish())
                .doesNotContain(secret);
    }
}
