package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Target;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D1, D5, D6, D7, D8, T12. */
class ActionsTest {

    private static final String SHOP = """
            id: shop
            languages: [en, de]
            variables: {tier: basic}
            greeting:
              text: {en: "Hello {visitor.name|there}", de: Hallo}
              buttons: [{label: {en: Order, de: Bestellung}, value: order status}]
            actions:
              - id: order-status
                start: "* order status *"
                steps:
                  - {ask: order, kind: regex, pattern: '#?(\\d{5,8})', text: Your order number?}
                  - say: "Order {order} is on its way."
              - id: hours
                start: "* opening hours *"
                steps: [{say: We are open.}]
              - id: size
                start: "* size *"
                steps:
                  - {ask: size, kind: options, text: Which size?, options: [Small, Medium, {value: L, label: Large}]}
                  - {say: A large one!, when: {value: size, equals: L}, next: end}
                  - say: "A {size} one."
              - id: complain
                start: "* complaint *"
                steps:
                  - say: I'm sorry.
                  - connect: {team: support, skill: "{size}", message: "Going to {visitor.name}", online: On, offline: Off, messageToAgent: "Size: {size|none}"}
                  - say: never said
              - {id: circle, start: circle, steps: [{id: again, say: Round., next: again}]}
              - {id: silent-circle, start: silent circle, steps: [{id: again, set: {a: b}, next: again}]}
              - id: count
                start: count
                steps:
                  - {id: again, set: {n: "= {n|0} + 1"}}
                  - {say: "{n}", when: {value: n, atMost: 3}, next: again}
                  - say: "Done at {n}."
              - {id: endless, start: endless, steps: [{id: again, set: {n: "= {n|0} + 1"}, next: again}]}
              - id: outer
                start: outer
                steps:
                  - say: Before.
                  - call: inner
                  - say: "After {colour}."
              - id: inner
                steps:
                  - {ask: colour, kind: options, text: Which colour?, options: [red, blue], skip: never}
                  - say: Noted.
              - {id: deep, start: deep, steps: [{say: Down.}, {call: deep}, {say: Up.}]}
              - id: again
                start: again
                steps:
                  - {id: first, ask: a, kind: number, text: A?}
                  - {id: second, ask: b, kind: number, text: B?}
                  - {id: sure, ask: sure, kind: confirmation, text: "{a} and {b}?"}
                  - {reask: [first, second], when: {value: sure, equals: "no"}}
                  - say: Fine.
              - {id: jump, start: jump, steps: [{goto: hours}, {end: true}]}
              - {id: vary, start: vary, steps: [{say: [One, Two, Three]}]}
              - id: tier
                start: tier
                steps:
                  - {set: {tier: gold}, when: {value: visitor.spent, above: 100}}
                  - {set: {due: "= {time.date} + 14", label: "= upper({tier}) + '!'", gone: null}}
                  - say: "{tier} {label} {due} {time.weekday} {time.clock}"
              - {id: back, steps: [{say: "Back again: {outcome}."}]}
            noMatch: {texts: [What?]}
            handover: {defaultTeam: support}
            """;

    private final Talk talk = Talk.with(SHOP);

    @Test
    void it_greets_in_the_customers_language_with_buttons() {
        assertThat(talk.in("de-AT").greet().lines())
                .containsExactly(
                        new BotLine("Hallo", List.of(new BotButton("Bestellung", "order status")), Purpose.GREETING));
    }

    @Test
    void an_assistant_that_says_nothing_of_a_greeting_has_the_built_in_one() {
        String plain = "id: p\nlanguages: en\nhandover: {defaultTeam: a}\n";
        assertThat(texts(Talk.with(plain).greet())).containsExactly("Hello! How can I help you?");
        assertThat(texts(Talk.with(plain).in("nl").greet())).containsExactly("Hallo! Waarmee kan ik je helpen?");
        assertThat(Talk.with(plain + "greeting: none\n").greet().lines()).isEmpty();
    }

    @Test
    void a_greeting_may_go_on_with_steps() {
        Talk asking = Talk.with("id: p\nlanguages: en\nhandover: {defaultTeam: a}\n"
                + "greeting: {text: Hi., steps: [{ask: name, text: Your name?}, {say: 'Hi {name}.'}]}\n");
        assertThat(texts(asking.greet())).containsExactly("Hi.", "Your name?");
        assertThat(texts(asking.say("Ada"))).containsExactly("Hi Ada.");
    }

    @Test
    void what_a_value_contains_is_never_read_as_a_variable() {
        assertThat(texts(talk.greet())).containsExactly("Hello Ada {order}");
    }

    @Test
    void an_action_asks_keeps_the_value_and_goes_on() {
        assertThat(texts(talk.say("Order status?"))).containsExactly("Your order number?");
        BotAnswer answer = talk.say("#12345");
        assertThat(texts(answer)).containsExactly("Order 12345 is on its way.");
        assertThat(answer.values()).containsExactly(Map.entry("order", "12345"));
        assertThat(talk.memory().places()).isEmpty();
    }

    @Test
    void several_messages_of_one_turn_are_answered_in_order() {
        assertThat(texts(talk.say("order status", "12345", "opening hours")))
                .containsExactly("Your order number?", "Order 12345 is on its way.", "We are open.");
    }

    @Test
    void a_digression_comes_back_to_the_question_with_its_attempts() {
        talk.say("order status");
        talk.say("dunno");
        assertThat(texts(talk.say("what are your opening hours?")))
                .containsExactly("We are open.", "Your order number?");
        assertThat(talk.say("dunno").decision().attempts()).isEqualTo(2);
        assertThat(texts(talk.say("12345"))).containsExactly("Order 12345 is on its way.");
    }

    @Test
    void a_digression_may_ask_questions_of_its_own() {
        talk.say("order status");
        assertThat(texts(talk.say("size"))).containsExactly("Which size?");
        assertThat(texts(talk.say("small"))).containsExactly("A Small one.", "Your order number?");
    }

    @Test
    void a_called_action_comes_back_to_the_one_that_called_it() {
        assertThat(texts(talk.say("outer"))).containsExactly("Before.", "Which colour?");
        assertThat(texts(talk.say("red"))).containsExactly("Noted.", "After red.");
        assertThat(talk.memory().places()).isEmpty();
    }

    @Test
    void a_digression_inside_a_called_action_comes_back_to_both() {
        talk.say("outer");
        assertThat(texts(talk.say("opening hours"))).containsExactly("We are open.", "Which colour?");
        assertThat(texts(talk.say("blue"))).containsExactly("Noted.", "After blue.");
    }

    @Test
    void an_action_that_calls_itself_goes_five_deep_and_comes_back() {
        BotAnswer answer = talk.say("deep");
        assertThat(texts(answer)).filteredOn("Down."::equals).hasSize(ActionRun.MOST_CALLS + 1);
        assertThat(texts(answer)).filteredOn("Up."::equals).hasSize(ActionRun.MOST_CALLS + 1);
        assertThat(answer.decision().looked()).anyMatch(look -> look.rule() == Rule.CIRCLE);
    }

    @Test
    void reasking_forgets_the_values_and_starts_at_the_first_question() {
        talk.say("again");
        talk.say("1");
        assertThat(texts(talk.say("2"))).containsExactly("1 and 2?");
        assertThat(texts(talk.say("no"))).containsExactly("A?");
        assertThat(talk.memory().values()).doesNotContainKeys("a", "b");
        talk.say("3");
        talk.say("4");
        assertThat(texts(talk.say("yes"))).containsExactly("Fine.");
    }

    @Test
    void a_jump_does_not_come_back() {
        assertThat(texts(talk.say("jump"))).containsExactly("We are open.");
    }

    @Test
    void of_several_variations_one_is_said_always_the_same_for_the_same_turn() {
        Set<String> said = new HashSet<>();
        for (int minute = 10; minute < 60; minute++) {
            String moment = "2026-11-20T10:" + minute + ":00.123Z";
            List<String> once = texts(Talk.with(SHOP).at(moment).say("vary"));
            assertThat(texts(Talk.with(SHOP).at(moment).say("vary")))
                    .isEqualTo(once)
                    .hasSize(1);
            said.addAll(once);
        }
        assertThat(said).containsExactlyInAnyOrder("One", "Two", "Three");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"99 | basic BASIC!", "101 | gold GOLD!"})
    void variables_conditions_and_expressions_work_together(String spent, String expected) {
        talk.knowing(Map.of("visitor.spent", spent));
        assertThat(texts(talk.say("tier"))).containsExactly(expected + " 2026-12-04 friday 10:00");
    }

    @Test
    void a_loop_that_ends_by_itself_runs_to_its_end() {
        assertThat(texts(talk.say("count"))).containsExactly("1", "2", "3", "Done at 4.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "circle         | Round.",
                "silent circle  | something went wrong on my side",
                "endless        | something went wrong on my side"
            })
    void steps_that_go_round_for_ever_are_stopped_and_never_end_in_silence(String said, String expected) {
        BotAnswer answer = talk.say(said);
        assertThat(texts(answer)).singleElement().asString().contains(expected);
        assertThat(answer.decision().looked()).anyMatch(look -> look.rule() == Rule.CIRCLE);
    }

    @Test
    void a_planned_step_connects_with_its_target_and_texts() {
        BotAnswer answer = talk.say("a complaint");
        assertThat(texts(answer)).containsExactly("I'm sorry.");
        assertThat(answer.wish())
                .contains(new HandoverWish(
                        HandoverReason.PLANNED,
                        "The action \"complain\" leads to a person here.",
                        new Target(Optional.of("support"), Optional.empty(), Optional.empty()),
                        Map.of("transfer", "Going to Ada {order}", "online", "On", "offline", "Off"),
                        Optional.of("Size: none"),
                        0));
    }

    @Test
    void after_the_wish_nothing_more_is_answered_in_that_turn() {
        assertThat(texts(talk.say("a complaint", "opening hours"))).containsExactly("I'm sorry.");
    }

    @Test
    void a_hand_back_starts_with_the_chosen_action_and_knows_the_outcome() {
        talk.say("order status");
        assertThat(texts(talk.handBack(Optional.of("back"), "refunded"))).containsExactly("Back again: refunded.");
        assertThat(texts(talk.handBack(Optional.of("gone"), "done"))).isEmpty();
        assertThat(texts(talk.say("xyzzy"))).containsExactly("What?");
    }

    @Test
    void memory_of_an_action_that_is_gone_falls_back_to_the_start() {
        talk.say("outer");
        talk.changeTo(
                "id: shop\nlanguages: en\nactions: [{id: hi, start: hi, steps: [{say: Hi}]}]\nhandover: {defaultTeam: a}\n");
        assertThat(texts(talk.say("hi"))).containsExactly("Hi");
        assertThat(talk.memory().places()).isEmpty();
    }
}
