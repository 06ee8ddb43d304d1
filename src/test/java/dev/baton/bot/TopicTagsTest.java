package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import org.junit.jupiter.api.Test;

/** Blocked topics that stand on the conversation as tags (T11). */
class TopicTagsTest {

    private static final String SHOP = """
            id: shop
            languages: en
            greeting: {text: Welcome}
            actions:
              - id: order
                start: "* order *"
                steps:
                  - {ask: number, kind: number, text: Which one?}
                  - say: "Order {number}."
              - id: vip
                start: "* vip *"
                steps:
                  - {say: Dear friend., when: {value: conversation.tags, contains: gold}, next: end}
                  - say: Not yet.
            topics:
              - {name: Fraud, text: Somebody stole money, then: block}
              - {name: Legal, tags: [lawyer-letter, court], then: block}
              - {name: Shipping, text: Where parcels are, tags: [parcels]}
            """;
    private static final String TO_PEOPLE = "handover: {defaultTeam: support}\n";
    private static final String LETTER =
            "The conversation carries the tag \"lawyer-letter\" of the blocked topic \"Legal\".";

    private final Talk talk = Talk.with(SHOP + TO_PEOPLE);

    private static void goesToAPerson(BotAnswer answer, String evidence) {
        assertThat(texts(answer)).isEmpty();
        assertThat(answer.wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.TOPIC);
            assertThat(wish.evidence()).isEqualTo(evidence);
        });
    }

    @Test
    void a_conversation_that_carries_a_blocked_tag_is_never_greeted_nor_answered() {
        talk.tagged("new", "Lawyer-Letter");
        goesToAPerson(talk.greet(), LETTER);
        goesToAPerson(talk.say("where is my order"), LETTER);
        goesToAPerson(talk.say("hello?"), LETTER);
    }

    @Test
    void a_tag_that_is_set_while_the_bot_talks_brings_a_person_at_once_and_drops_its_question() {
        talk.say("my order please");
        goesToAPerson(talk.tagged("lawyer-letter").hear(new BotInput.Tagged()), LETTER);
        assertThat(talk.memory().places()).isEmpty();
    }

    @Test
    void the_name_of_a_topic_is_its_tag_where_none_is_named() {
        goesToAPerson(
                talk.tagged("fraud").say("hello"),
                "The conversation carries the tag \"Fraud\" of the blocked topic \"Fraud\".");
    }

    @Test
    void a_tag_of_no_blocked_topic_brings_nobody_and_leaves_the_open_question_as_it_is() {
        talk.say("my order please");
        BotAnswer nothing = talk.tagged("parcels", "gold").hear(new BotInput.Tagged());
        assertThat(texts(nothing)).isEmpty();
        assertThat(nothing.wish()).isEmpty();
        assertThat(texts(talk.say("12"))).containsExactly("Order 12.");
    }

    @Test
    void a_topic_that_a_message_is_about_sets_its_tag_even_if_a_stronger_trigger_wins() {
        assertThat(talk.hear("my money is gone", Meanings.topic("Fraud", 0.9)).tags())
                .containsExactly("Fraud");
        BotAnswer both = talk.hear("fire! my money is gone", Meanings.topic("Fraud", 0.9));
        assertThat(both.tags()).containsExactly("Fraud");
        assertThat(talk.hear("my parcel", Meanings.topic("Shipping", 0.9)).tags())
                .isEmpty();
    }

    @Test
    void conditions_look_at_tags() {
        assertThat(texts(talk.say("am I vip"))).containsExactly("Not yet.");
        assertThat(texts(talk.tagged("silver", "gold").say("am I vip"))).containsExactly("Dear friend.");
    }

    @Test
    void who_waits_for_a_person_is_answered_by_nobody_else() {
        BotAnswer answer = talk.tagged("court").waiting().say("are you there?");
        assertThat(texts(answer)).isEmpty();
        assertThat(answer.wish()).isEmpty();
        assertThat(answer.decision().looked())
                .anyMatch(look -> look.rule() == Rule.TOPIC && look.result() == Result.WON);
    }

    @Test
    void what_the_questions_before_the_handover_ask_can_be_answered() {
        Talk asking = Talk.with(SHOP + "handover: {defaultTeam: support, askFirst: [{ask: name, text: Your name?}]}\n")
                .tagged("court");
        assertThat(texts(asking.say("hello"))).containsExactly("Your name?");
        assertThat(asking.say("Ada").wish()).isPresent();
    }

    @Test
    void the_steps_in_place_of_the_handover_get_their_answers_and_nothing_else_is_answered() {
        Talk asking = Talk.with(SHOP + TO_PEOPLE + """
                fallback:
                  topic:
                    - {ask: file, kind: number, text: Which file?}
                    - connect: rules
                """).tagged("court");
        assertThat(texts(asking.say("hello"))).containsExactly("Which file?");
        assertThat(asking.say("where is my order").wish()).isPresent();
        assertThat(texts(asking.say("hello"))).containsExactly("Which file?");
        assertThat(asking.say("17").wish())
                .hasValueSatisfying(wish -> assertThat(wish.reason()).isEqualTo(HandoverReason.TOPIC));
    }

    @Test
    void a_bot_without_people_goes_on_and_sets_no_tags() {
        Talk alone = Talk.with(SHOP + "mode: bot_only\n").tagged("court");
        assertThat(texts(alone.greet())).containsExactly("Welcome");
        assertThat(alone.hear(new BotInput.Tagged()).lines()).isEmpty();
        assertThat(texts(alone.say("am I vip"))).containsExactly("Not yet.");
        assertThat(alone.hear("am I vip", Meanings.topic("Fraud", 0.9)).tags()).isEmpty();
    }

    @Test
    void an_assistant_of_people_alone_is_not_asked_for_one_by_a_tag() {
        Talk people = Talk.with(SHOP + TO_PEOPLE + "mode: human_only\n").tagged("court");
        assertThat(people.hear(new BotInput.Tagged()).wish()).isEmpty();
        assertThat(people.say("hello").wish())
                .hasValueSatisfying(wish -> assertThat(wish.reason()).isEqualTo(HandoverReason.MODE));
    }
}
