package dev.baton.bot;

import static dev.baton.bot.Talk.labels;
import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D4, D12, T4. */
class QuestionsTest {

    private static Talk asking(String keys) {
        return Talk.with("""
                id: shop
                languages: en
                actions:
                  - id: book
                    start: "* book *"
                    steps:
                      - {ask: value, text: "Question?", %s}
                      - say: "Got {value}."
                  - {id: hours, start: "* hours *", steps: [{say: At nine.}]}
                handover: {defaultTeam: support}
                """.formatted(keys));
    }

    @Test
    void invalid_answers_are_retried_in_turn_and_the_next_one_escalates() {
        Talk talk = asking("kind: number, attempts: 2, retry: [First retry, Second retry]");
        talk.say("book");
        assertThat(texts(talk.say("dunno"))).containsExactly("First retry");
        assertThat(texts(talk.say("no idea"))).containsExactly("Second retry");
        assertThat(talk.say("what number").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.INVALID_ANSWERS);
            assertThat(wish.evidence())
                    .isEqualTo("3 invalid answers to \"value\"; the question allows 2. The last was “what number”.");
        });
    }

    @Test
    void by_default_three_invalid_answers_are_retried() {
        Talk talk = asking("kind: number");
        talk.say("book");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(texts(talk.say("dunno"))).containsExactly("I need a number for that. Please try again.");
        }
        assertThat(talk.say("dunno").wish()).map(HandoverWish::reason).contains(HandoverReason.INVALID_ANSWERS);
    }

    @Test
    void the_question_can_follow_the_retry_text() {
        Talk talk = asking("kind: confirmation, repeat: true, retry: Sorry?");
        talk.say("book");
        BotAnswer retry = talk.say("perhaps");
        assertThat(texts(retry)).containsExactly("Sorry?", "Question?");
        assertThat(labels(retry)).containsExactly("Yes", "No");
    }

    @Test
    void giving_up_may_ask_first_and_a_yes_escalates() {
        Talk talk = asking("kind: number, attempts: 0, giveUp: ask");
        talk.say("book");
        assertThat(texts(talk.say("dunno"))).containsExactly("Do you want to talk to a human agent?");
        assertThat(talk.say("yes").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.INVALID_ANSWERS);
            assertThat(wish.evidence()).contains("1 invalid answers", "“dunno”", "was asked and wants a person");
        });
    }

    @Test
    void after_a_no_the_question_is_asked_again_with_all_its_attempts() {
        Talk talk = asking("kind: number, attempts: 1, giveUp: ask");
        talk.say("book");
        talk.say("dunno");
        talk.say("dunno");
        assertThat(texts(talk.say("no"))).containsExactly("Question?");
        assertThat(texts(talk.say("dunno"))).containsExactly("I need a number for that. Please try again.");
        assertThat(texts(talk.say("7"))).containsExactly("Got 7.");
    }

    @Test
    void an_answer_while_that_is_asked_counts_as_the_answer() {
        Talk talk = asking("kind: number, attempts: 0, giveUp: ask");
        talk.say("book");
        talk.say("dunno");
        assertThat(texts(talk.say("7"))).containsExactly("Got 7.");
    }

    @Test
    void where_there_is_no_person_the_question_is_dropped() {
        Talk talk = Talk.with("""
                id: shop
                languages: en
                mode: bot_only
                actions: [{id: book, start: book, steps: [{ask: n, kind: number, text: How many?, attempts: 0}]}]
                """);
        talk.say("book");
        BotAnswer answer = talk.say("dunno");
        assertThat(answer.wish()).isEmpty();
        assertThat(texts(answer)).containsExactly("Let's leave that for now. What else can I do for you?");
        assertThat(talk.memory().places()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: number                                  | book 3 rooms                     | Got 3.",
                "kind: 'options', options: [red, blue]         | book the red one                 | Got red.",
                "kind: email                                   | book, I am ada@example.com       | Got ada@example.com.",
                "kind: date                                    | book for 24 December             | Got 2026-12-24.",
                "kind: number, max: 2                          | book 3 rooms                     | Question?",
                "kind: number, skip: never                     | book 3 rooms                     | Question?",
                "kind: text                                    | book a room                      | Question?",
                "kind: confirmation                            | yes, book                        | Question?",
            })
    void what_was_said_already_is_not_asked(String keys, String said, String expected) {
        assertThat(texts(asking(keys).say(said))).containsExactly(expected);
    }

    @Test
    void what_answered_one_question_does_not_answer_the_next() {
        Talk talk = Talk.with("""
                id: shop
                languages: en
                actions:
                  - id: book
                    start: "* book *"
                    steps:
                      - {ask: rooms, kind: number, text: How many rooms?}
                      - {ask: nights, kind: number, text: How many nights?}
                      - say: "{rooms} and {nights}."
                handover: {defaultTeam: support}
                """);
        assertThat(texts(talk.say("book 2 please"))).containsExactly("How many nights?");
        assertThat(texts(talk.say("5"))).containsExactly("2 and 5.");
    }

    @Test
    void a_value_that_is_known_from_before_can_be_kept() {
        Talk talk = asking("kind: number, skip: known");
        talk.say("book");
        talk.say("7");
        assertThat(texts(talk.say("book"))).containsExactly("Got 7.");
    }

    @Test
    void a_private_value_is_masked_wherever_it_is_kept() {
        Talk talk = asking("kind: number, private: true");
        talk.say("book");
        BotAnswer answer = talk.say("4711");
        assertThat(texts(answer)).containsExactly("Got •••.");
        assertThat(answer.values()).containsExactly(Map.entry("value", "•••"));
        assertThat(answer.privateValues()).containsExactly(Map.entry("value", "4711"));
        assertThat(answer.memory().toJson() + answer.decision()).doesNotContain("4711");
    }

    @Test
    void options_can_be_a_numbered_list_whose_numbers_answer() {
        Talk talk = asking("kind: options, show: list, options: [red, {value: b, label: blue}]");
        BotAnswer question = talk.say("book");
        assertThat(texts(question)).containsExactly("Question?\n1. red\n2. blue");
        assertThat(question.lines().getFirst().buttons()).isEmpty();
        assertThat(texts(talk.say("3"))).containsExactly("Please choose one of the options.\n1. red\n2. blue");
        assertThat(texts(talk.say("2"))).containsExactly("Got b.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: currency, min: 5     | 4 €               | I need a number for that. Please try again.",
                "kind: currency, min: 5     | 12,50 €           | Got 12.5 EUR.",
                "kind: currency             | 12 bucks          | Got 12 USD.",
                "kind: currency             | 9                 | Got 9.",
                "kind: percent, max: 100    | 101 %             | I need a number for that. Please try again.",
                "kind: percent, max: 100    | about 15 percent  | Got 15.",
                "kind: time                 | half past         | I need a time for that, such as 14:30. Please try again.",
                "kind: time                 | 3 pm              | Got 15:00.",
                "kind: time                 | 14:30             | Got 14:30.",
                "kind: time, after: '09:00' | 8:59              | I need a time for that, such as 14:30. Please try again.",
                "kind: date                 | 2026-12-24        | Got 2026-12-24.",
                "kind: date                 | 24.12.            | Got 2026-12-24.",
                "kind: date                 | 3rd of March      | Got 2027-03-03.",
                "kind: date                 | tomorrow          | Got 2026-11-21.",
                "kind: date                 | nächsten Montag   | Got 2026-11-23.",
                "kind: date                 | 31.2.2027         | I need a date for that, such as 24 December. Please try again.",
                "kind: date, before: today+7| 24.12.            | I need a date for that, such as 24 December. Please try again.",
                "kind: date, after: today   | yesterday         | I need a date for that, such as 24 December. Please try again.",
                "kind: date, weekdays: [monday] | 24 November   | I need a date for that, such as 24 December. Please try again.",
                "kind: date, weekdays: [monday] | 23 November   | Got 2026-11-23.",
                "kind: url                  | see example.com/a | Got https://example.com/a.",
                "kind: url                  | nothing           | I can't use that answer. Please try again.",
            })
    void each_kind_reads_its_values_within_its_bounds(String keys, String said, String expected) {
        Talk talk = asking(keys);
        talk.say("book");
        assertThat(texts(talk.say(said))).containsExactly(expected);
    }
}
