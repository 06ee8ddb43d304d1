package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotInput.Said;
import dev.baton.bot.BotLine.Purpose;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T5, T6, T10, T11, T18, T20, T21. */
class TriggersTest {

    private static final String SHOP = """
            id: shop
            languages: en
            actions:
              - id: bill
                start: "* bill *"
                steps: [{connect: {team: billing}}]
              - id: order
                start: "* order *"
                steps:
                  - {ask: number, kind: number, text: Which one?, attempts: 0}
                  - say: "Order {number}."
              - id: pin
                start: "* pin *"
                steps: [{ask: pin, kind: number, text: Your pin?, private: true}]
            triggerWords:
              danger: [fire, "gas leak*", lawyer]
              profanity: [darn, "heck no"]
              warnings: 2
              warning: Be kind.
            guidance:
              - {title: Safety, text: Somebody is hurt}
            topics:
              - {name: Fraud, text: Somebody stole money, then: block}
              - {name: Shipping, text: Where parcels are}
            handover: {defaultTeam: support}
            """;

    private static final Said DANGER = new Said("there is a fire");
    private static final Said PROFANE = new Said("darn it");
    private static final Said TOPIC = new Said("they took my money", Meanings.topic("Fraud", 0.9));
    private static final Said GUIDANCE = new Said("my hand bleeds", Meanings.guidance("Safety", 0.8));
    private static final Said REQUEST = new Said("agent please");
    private static final Said PLANNED = new Said("my bill");

    private final Talk talk = Talk.with(SHOP);

    private static Stream<Arguments> every_pair() {
        record Ranked(Said said, HandoverReason reason) {}
        List<Ranked> order = List.of(
                new Ranked(DANGER, HandoverReason.DANGER_WORD),
                new Ranked(PROFANE, HandoverReason.PROFANITY),
                new Ranked(TOPIC, HandoverReason.TOPIC),
                new Ranked(GUIDANCE, HandoverReason.GUIDANCE),
                new Ranked(REQUEST, HandoverReason.REQUESTED),
                new Ranked(PLANNED, HandoverReason.PLANNED));
        return Stream.iterate(0, place -> place < order.size(), place -> place + 1)
                .flatMap(place -> order.stream()
                        .skip(place + 1)
                        .map(weaker -> Arguments.of(
                                order.get(place).said(),
                                weaker.said(),
                                order.get(place).reason())));
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void the_stronger_of_two_triggers_wins_whichever_message_came_first(
            Said stronger, Said weaker, HandoverReason reason) {
        for (var inputs : List.of(List.of(stronger, weaker), List.of(weaker, stronger))) {
            Talk warned = Talk.with(SHOP.replace("warnings: 2", "warnings: 0"));
            BotAnswer answer = warned.hear(inputs.toArray(BotInput[]::new));
            assertThat(answer.wish()).map(HandoverWish::reason).contains(reason);
            assertThat(answer.decision().looked())
                    .filteredOn(look ->
                            look.result() == Result.WON && look.rule() != Rule.START && look.rule() != Rule.PLANNED)
                    .as("one turn, one handover")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void the_stronger_of_two_triggers_in_one_message_wins_and_the_other_is_recorded_as_lost() {
        BotAnswer answer = talk.hear(
                "a fire, get me an agent",
                Meanings.together(Meanings.topic("Fraud", 0.9), Meanings.guidance("Safety", 0.9)));
        assertThat(answer.wish()).map(HandoverWish::reason).contains(HandoverReason.DANGER_WORD);
        assertThat(answer.decision().looked())
                .filteredOn(look -> look.result() == Result.LOST)
                .extracting(BotDecision.Look::rule)
                .containsExactly(Rule.TOPIC, Rule.GUIDANCE, Rule.REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIRE!!!                      | true",
                "the fire, it burns           | true",
                "fired                        | false",
                "gas leaks everywhere         | true",
                "my lawyer, he says           | true",
                "fi re                        | false"
            })
    void a_danger_word_is_found_anywhere_as_a_whole_word(String said, boolean found) {
        assertThat(talk.say(said).wish().isPresent()).isEqualTo(found);
    }

    @Test
    void a_danger_word_is_heard_while_a_question_waits() {
        talk.say("order");
        assertThat(talk.say("there is a fire").wish()).map(HandoverWish::reason).contains(HandoverReason.DANGER_WORD);
    }

    @Test
    void profanity_brings_the_warnings_and_then_a_person() {
        assertThat(talk.say("darn it").lines()).containsExactly(new BotLine("Be kind.", List.of(), Purpose.WARNING));
        assertThat(texts(talk.say("opening hours"))).hasSize(1);
        assertThat(texts(talk.say("heck no"))).containsExactly("Be kind.");
        assertThat(talk.say("darn").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.PROFANITY);
            assertThat(wish.evidence()).isEqualTo("The customer used \"darn\" after 2 warnings.");
        });
    }

    @Test
    void a_warning_comes_back_to_the_question_without_counting_an_attempt() {
        talk.say("order");
        assertThat(texts(talk.say("darn"))).containsExactly("Be kind.", "Which one?");
        assertThat(texts(talk.say("7"))).containsExactly("Order 7.");
    }

    @Test
    void two_profane_messages_of_one_turn_count_as_two() {
        assertThat(talk.say("darn", "darn").wish()).isEmpty();
        assertThat(talk.say("darn").wish()).isPresent();
    }

    @Test
    void a_message_that_earns_a_warning_and_asks_for_a_person_goes_to_a_person() {
        assertThat(talk.say("darn it, I want to talk to an agent").wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.REQUESTED);
    }

    @Test
    void a_blocked_topic_says_name_score_and_threshold() {
        assertThat(talk.hear(TOPIC).wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.TOPIC);
            assertThat(wish.evidence())
                    .isEqualTo("The blocked topic \"Fraud\" fits “they took my money”: score 0.90, 0.60 is needed.");
        });
    }

    @Test
    void a_topic_below_its_threshold_or_one_to_be_answered_brings_nobody() {
        assertThat(talk.hear("money", Meanings.topic("Fraud", 0.59)).wish()).isEmpty();
        assertThat(talk.hear("parcel", Meanings.topic("Shipping", 0.99)).wish()).isEmpty();
        assertThat(talk.hear("gone", Meanings.topic("No longer there", 0.99)).wish())
                .isEmpty();
    }

    @Test
    void a_guidance_rule_says_title_score_and_threshold() {
        assertThat(talk.hear(GUIDANCE).wish())
                .map(HandoverWish::evidence)
                .contains("The guidance rule \"Safety\" fits “my hand bleeds”: score 0.80, 0.60 is needed.");
        assertThat(talk.hear("x", Meanings.guidance("Safety", 0.3)).wish()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"there is a fire 1234", "agent please, my pin is 1234", "darn 1234"})
    void a_private_answer_is_never_quoted(String said) {
        Talk strict = Talk.with(SHOP.replace("warnings: 2", "warnings: 0"));
        strict.say("pin");
        BotAnswer answer = strict.say(said);
        assertThat(answer.wish())
                .hasValueSatisfying(wish -> assertThat(wish.evidence()).doesNotContain("1234"));
        assertThat(answer.decision().looked()).noneMatch(look -> look.detail().contains("1234"));
        assertThat(answer.memory().toJson()).doesNotContain("1234");
    }

    private static Stream<Arguments> what_brings_each_reason() {
        return Stream.of(
                Arguments.of(HandoverReason.DANGER_WORD, DANGER),
                Arguments.of(HandoverReason.PROFANITY, PROFANE),
                Arguments.of(HandoverReason.TOPIC, TOPIC),
                Arguments.of(HandoverReason.GUIDANCE, GUIDANCE),
                Arguments.of(HandoverReason.REQUESTED, REQUEST),
                Arguments.of(HandoverReason.INVALID_ANSWERS, new Said("dunno")),
                Arguments.of(HandoverReason.NOT_UNDERSTOOD, new Said("xyzzy")),
                Arguments.of(HandoverReason.CANNOT_ANSWER, new Said("xyzzy")));
    }

    @ParameterizedTest
    @MethodSource("what_brings_each_reason")
    void steps_for_a_reason_run_in_place_of_connecting_and_keep_reason_and_evidence(HandoverReason reason, Said said) {
        String then = reason == HandoverReason.CANNOT_ANSWER ? "connect" : "rephrase";
        Talk careful = Talk.with(SHOP.replace("warnings: 2", "warnings: 0") + "noMatch: {count: 0, then: " + then
                + "}\n" + "fallback:\n  " + reason.wire()
                + ": [{say: 'Because of {handover.reason}'}, {connect: {team: vip}}]\n");
        if (reason == HandoverReason.INVALID_ANSWERS) {
            careful.say("order");
        }
        BotAnswer answer = careful.hear(said);
        assertThat(texts(answer)).containsExactly("Because of " + reason.wire());
        assertThat(answer.wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(reason);
            assertThat(wish.target().team()).contains("vip");
            assertThat(wish.evidence()).doesNotContain("leads to a person here");
        });
    }

    @Test
    void an_assistant_for_the_bot_only_records_triggers_and_goes_on() {
        Talk bot = Talk.with(SHOP.replace("warnings: 2", "warnings: 0") + "mode: bot_only\n");
        for (Said said : List.of(DANGER, PROFANE, TOPIC, GUIDANCE, REQUEST, PLANNED)) {
            BotAnswer answer = bot.hear(said);
            assertThat(answer.wish()).isEmpty();
            assertThat(answer.lines()).isNotEmpty();
            assertThat(answer.decision().looked()).anyMatch(look -> look.result() == Result.LOST);
        }
        assertThat(bot.hear(REQUEST).lines().getFirst().purpose()).isEqualTo(Purpose.BOT_ONLY);
    }

    @Test
    void an_assistant_for_people_only_wants_a_person_for_whatever_comes() {
        Talk humans = Talk.with("id: h\nlanguages: en\nmode: human_only\nhandover: {defaultTeam: support}\n");
        assertThat(humans.greet().wish()).map(HandoverWish::reason).contains(HandoverReason.MODE);
        assertThat(humans.say("hello").wish()).map(HandoverWish::reason).contains(HandoverReason.MODE);
        assertThat(humans.hear(DANGER).wish()).map(HandoverWish::reason).contains(HandoverReason.MODE);
    }

    @Test
    void built_in_words_speak_seven_languages_and_empty_lists_switch_them_off() {
        String plain = "id: p\nlanguages: en\nhandover: {defaultTeam: a}\n";
        for (String said :
                List.of("I want to kill myself", "ich denke an Selbstmord", "quiero morir", "envie de mourir")) {
            assertThat(Talk.with(plain).say(said).wish())
                    .as(said)
                    .map(HandoverWish::reason)
                    .contains(HandoverReason.DANGER_WORD);
        }
        assertThat(Talk.with(plain).say("this is bullshit").lines().getFirst().purpose())
                .isEqualTo(Purpose.WARNING);
        assertThat(Talk.with(plain).say("what a scheißladen").lines().getFirst().purpose())
                .isEqualTo(Purpose.WARNING);
        Talk off = Talk.with(plain + "triggerWords: {danger: [], profanity: []}\n");
        assertThat(off.say("kill myself, bullshit").lines().getFirst().purpose())
                .isEqualTo(Purpose.REPHRASE);
    }
}
