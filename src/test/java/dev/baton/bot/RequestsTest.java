package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T1, T2. */
class RequestsTest {

    private static final String SHOP = """
            id: shop
            languages: en
            actions:
              - id: order
                start: "* order *"
                steps:
                  - {ask: number, kind: number, text: Which one?}
              - id: complaint
                start: "* complaint *"
                steps:
                  - {ask: story, text: What happened?}
                  - say: Thanks.
            personRequests:
              except: ["* travel agent *"]
            handover: {defaultTeam: support}
            """;
    private static final String QUESTIONS = """
            id: shop
            languages: en
            actions:
              - {id: email, start: begin email, steps: [{ask: email, kind: email, text: "Your email?"}]}
              - {id: number, start: begin number, steps: [{ask: number, kind: number, text: "Which?"}]}
              - {id: phone, start: begin phone, steps: [{ask: phone, kind: phone, text: "Your phone?"}]}
              - {id: date, start: begin date, steps: [{ask: date, kind: date, text: "When?"}]}
              - {id: colour, start: begin colour, steps: [{ask: colour, kind: options, text: "Which?", options: [red, blue]}]}
              - {id: name, start: begin name, steps: [{ask: name, text: "Your name or job?"}]}
            handover: {defaultTeam: support}
            """;
    private static final String ASKS_ONCE = SHOP.replace("personRequests:\n", "personRequests:\n  askOnce: true\n");

    private final Talk talk = Talk.with(SHOP);

    @ParameterizedTest
    @ValueSource(strings = {"order", "complaint", "hello"})
    void a_request_is_heard_at_any_time_also_where_any_text_would_be_an_answer(String before) {
        talk.say(before);
        BotAnswer answer = talk.say("can i talk to a human");
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
        assertThat(answer.wish().orElseThrow().evidence()).isEqualTo("The customer wrote “can i talk to a human”.");
    }

    @ParameterizedTest
    @CsvSource({
        "email, ada@example.com",
        "email, you can write to agent.smith@example.com",
        "number, 4711",
        "number, it is number 4711 I think",
        "phone, call me at +49 30 1234567",
        "date, tomorrow",
        "colour, red",
        "name, Ada Lovelace",
        "name, team lead"
    })
    void an_answer_to_the_open_question_is_no_wish_though_it_may_sound_like_one(String question, String said) {
        Talk asked = Talk.with(QUESTIONS);
        asked.say("begin " + question);
        BotAnswer answer = asked.hear(said, Meanings.person(0.97));
        assertThat(answer.wish()).isEmpty();
        assertThat(answer.values()).containsKey(question);
        assertThat(answer.decision().looked()).anySatisfy(look -> {
            assertThat(look.rule()).isEqualTo(Rule.REQUEST);
            assertThat(look.detail()).contains("plainly answers the question");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "email, 'no, get me a person'",
        "email, 'ada@example.com, but get me a person'",
        "number, give me an agent",
        "name, get me a person",
        "colour, a human please"
    })
    void a_worded_request_is_heard_in_the_middle_of_a_question(String question, String said) {
        Talk asked = Talk.with(QUESTIONS);
        asked.say("begin " + question);
        assertThat(asked.say(said).wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
    }

    @ParameterizedTest
    @CsvSource({
        "email, is someone of flesh and blood around",
        "name, is someone of flesh and blood around",
        "number, '4711, but is there not someone of flesh and blood around who can help'"
    })
    void a_sentence_that_asks_by_meaning_is_no_plain_answer(String question, String said) {
        Talk asked = Talk.with(QUESTIONS);
        asked.say("begin " + question);
        assertThat(asked.hear(said, Meanings.person(0.97)).wish())
                .map(HandoverWish::reason)
                .contains(HandoverReason.REQUESTED);
    }

    @Test
    void a_request_by_meaning_counts_from_its_threshold_on() {
        assertThat(talk.hear("is someone of flesh and blood around", Meanings.person(0.49))
                        .wish())
                .isEmpty();
        BotAnswer answer = talk.hear("is someone of flesh and blood around", Meanings.person(0.5));
        assertThat(answer.wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
        assertThat(answer.decision().looked())
                .filteredOn(look -> look.rule() == Rule.REQUEST && look.result() == Result.WON)
                .singleElement()
                .satisfies(look -> assertThat(look.detail())
                        .contains("By meaning, with probability 0.50; 0.50 is needed.", "Sounds like a request."));
    }

    @Test
    void an_exception_outweighs_wording_and_meaning() {
        assertThat(talk.hear("I need a travel agent please", Meanings.person(0.99))
                        .wish())
                .isEmpty();
    }

    @Test
    void with_ask_once_a_first_message_that_only_asks_is_asked_what_it_is_about() {
        Talk once = Talk.with(ASKS_ONCE);
        assertThat(texts(once.say("Hi, can I talk to a human?")).getFirst()).startsWith("Gladly. What is it about?");
        assertThat(once.say("agent!").wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
    }

    @Test
    void what_it_is_about_is_an_ordinary_message_and_a_later_request_passes() {
        Talk once = Talk.with(ASKS_ONCE);
        once.say("agent");
        assertThat(texts(once.say("my order"))).containsExactly("Which one?");
        assertThat(once.say("agent").wish()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My parcel is broken and nobody answers. Can I talk to a human?",
                "I want to talk to a human because the invoice of last month shows a wrong sum"
            })
    void a_first_message_that_says_more_passes_at_once(String said) {
        assertThat(Talk.with(ASKS_ONCE).say(said).wish()).isPresent();
    }

    @Test
    void a_request_that_is_not_the_first_message_passes_at_once() {
        Talk once = Talk.with(ASKS_ONCE);
        once.say("hello");
        assertThat(once.say("agent").wish()).isPresent();
    }

    @Test
    void a_request_while_the_steps_for_it_wait_passes_at_once() {
        Talk careful = Talk.with(SHOP + """
                fallback:
                  requested:
                    - {ask: topic, text: What is it about?}
                    - connect: {team: sales, messageToAgent: "About {topic}"}
                """);
        assertThat(texts(careful.say("agent"))).containsExactly("What is it about?");
        assertThat(careful.say("a lamp").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.REQUESTED);
            assertThat(wish.evidence()).isEqualTo("The customer wrote “agent”.");
            assertThat(wish.messageToAgent()).contains("About a lamp");
        });
        careful.say("agent");
        assertThat(careful.say("agent!").wish()).isPresent();
    }

    @Test
    void steps_that_say_nothing_still_connect() {
        Talk silent = Talk.with(SHOP + "fallback: {requested: [{end: true}]}\n");
        assertThat(silent.say("agent").wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
    }
}
