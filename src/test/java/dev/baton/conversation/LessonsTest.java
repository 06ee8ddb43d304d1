package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static dev.baton.conversation.Talk.BEN;
import static dev.baton.conversation.Talk.BOT;
import static dev.baton.conversation.Talk.SALES;
import static dev.baton.conversation.Talk.SUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.Conversation.Resume;
import dev.baton.conversation.LaneModel.Taken;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of comparable systems report as broken, told again with a better ending. The reports are linked. */
class LessonsTest {

    /** https://github.com/RocketChat/Rocket.Chat/issues/22206 */
    @Test
    void lesson_2_two_agents_cannot_both_take_a_conversation_and_the_second_learns_who_has_it() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);

        Taken first = talk.accepts(ANN, offer);
        Taken second = talk.claims(BEN, false);
        Taken again = talk.accepts(ANN, offer);

        assertThat(first.number()).isPresent();
        assertThat(second.refusal()).contains(new Refusal.AlreadyTaken(ANN));
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.added()).isEmpty();
        assertThat(talk.state().hold())
                .contains(new Hold(
                        "ann",
                        Talk.WEIGHT,
                        talk.state().hold().orElseThrow().team(),
                        talk.state().channel()));
    }

    @Test
    void lesson_2_an_accept_that_comes_after_somebody_claimed_it_learns_who_has_it() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);
        Taken claim = talk.claims(BEN, false);

        assertThat(claim.events().getFirst()).isEqualTo(new Event.OfferWithdrawn(offer, "ann", "Ann"));
        assertThat(talk.accepts(ANN, offer).refusal()).contains(new Refusal.AlreadyTaken(BEN));
    }

    /** https://github.com/fazer-ai/agents/issues/158 */
    @Test
    void lesson_17_a_final_reply_after_the_closing_line_of_the_handover_is_refused() {
        var talk = Talk.greeted();
        talk.customerSays("I want to talk to a person");
        long turn = talk.turn();
        long epoch = talk.state().epoch();
        talk.botWantsPerson("I am getting somebody for you.");
        talk.queued(0, true);

        assertThat(talk.botAnswers(turn, epoch, "By the way …").refusal()).contains(new Refusal.NoSuchTurn());
    }

    @Test
    void lesson_17_an_answer_that_was_read_before_the_conversation_was_queued_is_refused_and_its_turn_stays_owed() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        talk.customerSays("Are you there?");
        long turn = talk.turn();
        long epoch = talk.state().epoch();
        talk.queued(0, true);

        assertThat(talk.botAnswers(turn, epoch, "Yes").refusal()).contains(new Refusal.StaleEpoch(epoch + 1));
        assertThat(talk.botAnswers(turn, epoch + 1, "Yes, and somebody comes soon.")
                        .number())
                .isPresent();
    }

    /** https://github.com/fazer-ai/agents/issues/457 */
    @Test
    void lesson_18_a_hand_back_tells_the_bot_that_it_may_speak_again_and_what_the_person_achieved() {
        var talk = Talk.with(ANN);

        talk.handsBack(ANN, false, Optional.of("refund granted"), Optional.empty());

        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().resume())
                .contains(new Resume("Ann", Optional.of("refund granted"), Optional.empty()));
        talk.customerSays("Thanks. When do you open tomorrow?");
        talk.botAnswers("At nine.");
        assertThat(talk.state().bot().resume()).isEmpty();
    }

    /** https://github.com/chatwoot/rasa-agent-bot-demo/issues/12 */
    @Test
    void lesson_19_the_bot_cannot_go_on_replying_once_a_person_has_the_conversation() {
        var talk = Talk.greeted();
        talk.customerSays("Where is my order?");
        long turn = talk.turn();
        talk.claims(ANN, false);

        assertThat(talk.state().botMaySpeak()).isFalse();
        assertThat(talk.botAnswers(turn, talk.state().epoch(), "It is on its way.")
                        .added())
                .isEmpty();
        assertThat(talk.says(BOT, "It is on its way.").refusal())
                .contains(new Refusal.NotOwner(talk.state().owner()));
    }

    /** https://github.com/chatwoot/chatwoot/pull/14870 */
    @Test
    void lesson_20_once_an_agent_has_it_nothing_is_left_pending() {
        var talk = Talk.greeted();
        talk.customerSays("Where is my order?");
        talk.customerAsksForPerson();
        talk.claims(ANN, false);

        assertThat(talk.state().isWith("ann")).isTrue();
        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().deadline()).isEmpty();
    }

    /** https://github.com/chatwoot/chatwoot/pull/15554 */
    @Test
    void lesson_21_a_requested_handover_is_owed_a_decision_at_once_and_then_waits_until_somebody_takes_it() {
        var talk = Talk.greeted();
        long request = talk.customerAsksForPerson().number().orElseThrow();

        assertThat(talk.state().decision())
                .contains(new Owed(request, 0, talk.state().lastAt().plus(Conversation.DECISION_LIMIT)));
        talk.queued(0, true);
        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().owner()).isInstanceOf(Owner.Queue.class);
        assertThat(talk.state().deadline()).isPresent();
    }

    @Test
    void lesson_21_a_decision_that_is_late_is_owed_again_later() {
        var talk = Talk.greeted();
        long request = talk.customerAsksForPerson().number().orElseThrow();

        Taken late = talk.deadlineFires();

        assertThat(late.events()).containsExactly(new Event.WorkLate(Event.Work.DECISION, request, 1));
        assertThat(talk.state().decision())
                .contains(
                        new Owed(request, 1, talk.state().lastAt().plus(Conversation.DECISION_LIMIT.multipliedBy(2))));
    }

    /** https://github.com/chatwoot/chatwoot/issues/7204 */
    @Test
    void lesson_23_a_conversation_is_not_stuck_with_an_agent_who_is_gone() {
        var talk = Talk.with(ANN);

        Taken lost = talk.loses(ANN);

        assertThat(lost.events().getFirst())
                .isEqualTo(
                        new Event.AgentLeft("ann", "Ann", Event.LeaveReason.LOST, Optional.empty(), Optional.empty()));
        assertThat(talk.state().hold()).isEmpty();
        var queue = (Owner.Queue) talk.state().owner();
        assertThat(queue.returned()).isTrue();
        assertThat(queue.target()).isEqualTo(SALES);
        assertThat(queue.priority()).isEqualTo(5);
        assertThat(queue.passed()).containsOnlyKeys("ann");
        assertThat(talk.says(ANN, "I am back").refusal()).contains(new Refusal.NotOwner(queue));
    }

    @Test
    void lesson_23_an_offer_to_an_agent_who_is_gone_is_withdrawn_and_the_conversation_keeps_its_place() {
        var talk = Talk.waiting();
        var before = (Owner.Queue) talk.state().owner();
        talk.offeredTo(ANN);

        talk.loses(ANN);

        assertThat(talk.state().owner()).isEqualTo(before);
        assertThat(talk.state().hold()).isEmpty();
    }

    /** https://github.com/chatwoot/chatwoot/issues/9277 */
    @Test
    void lesson_26_every_fact_of_a_change_is_an_event_of_its_own() {
        var claimed = Talk.greeted();
        assertThat(kinds(claimed.claims(ANN, false)))
                .containsExactly(Event.HandoverRequested.class, Event.AgentJoined.class);
        assertThat(kinds(claimed.claims(SUE, true))).containsExactly(Event.AgentLeft.class, Event.AgentJoined.class);
        assertThat(kinds(claimed.passesOn(SUE, false, SALES)))
                .containsExactly(Event.Transferred.class, Event.AgentLeft.class, Event.Queued.class);
        claimed.offeredTo(ANN);
        assertThat(kinds(claimed.closes(Actor.CUSTOMER, false)))
                .containsExactly(Event.OfferWithdrawn.class, Event.Closed.class);
        assertThat(kinds(claimed.customerSays("One more thing")))
                .containsExactly(Event.Reopened.class, Event.Message.class);
    }

    /** https://github.com/chatwoot/chatwoot/issues/12661 */
    @Test
    void lesson_34_messages_bear_numbers_in_the_order_in_which_they_were_said() {
        var talk = Talk.greeted();
        long first = talk.customerSays("one").number().orElseThrow();
        long second = talk.customerSays("two").number().orElseThrow();
        long third = talk.customerSays("three").number().orElseThrow();

        assertThat(second).isEqualTo(first + 1);
        assertThat(third).isEqualTo(second + 1);
        assertThat(talk.log().stream().map(Recorded::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, third).boxed().toList());
    }

    /** https://github.com/RocketChat/Rocket.Chat/issues/18029 */
    @ParameterizedTest
    @MethodSource("everyOwner")
    void lesson_41_a_supervisor_can_close_a_conversation_whoever_has_it(Conversation state) {
        var close = new Command.Close(
                state.lastAt().plusSeconds(1), SUE, true, Optional.of("stuck"), Optional.of("Closed by hand"));

        switch (Rules.DEFAULT.decide(state, close)) {
            case Decision.Happens happens -> {
                assertThat(happens.events()).endsWith(new Event.Closed(Optional.of("stuck")));
                assertThat(happens.answer()).isEqualTo(happens.events().size() - 1);
            }
            case Decision.AlreadySo so -> assertThat(state.owner()).isEqualTo(new Owner.Closed());
            case Decision.Refused refused -> throw new AssertionError(refused);
        }
    }

    static Stream<Conversation> everyOwner() {
        var offered = Talk.waiting();
        offered.offeredTo(ANN);
        return Stream.of(
                new Talk().state(),
                Talk.waiting().state(),
                offered.state(),
                Talk.with(ANN).state(),
                atADesk(Talk.with(ANN).state()),
                Talk.closed().state());
    }

    /** https://github.com/RocketChat/Rocket.Chat/issues/23404 */
    @Test
    void lesson_42_where_the_bot_is_to_be_silent_while_waiting_its_open_turn_ends_with_the_queue() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        talk.customerSays("Hello?");
        long turn = talk.turn();
        talk.queued(0, false);

        assertThat(talk.botAnswers(turn, talk.state().epoch(), "Hello!").refusal())
                .contains(new Refusal.NoSuchTurn());
        talk.customerSays("Anybody?");
        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().contact().unanswered()).isEqualTo(1);
    }

    /** https://github.com/botpress/v12/issues/1326 */
    @ParameterizedTest
    @ValueSource(strings = {"Where is my order?", "", "\u0000", "👍", "/restart", "{\"type\":\"postback\"}", "\ud83d"})
    void lesson_43_whatever_the_customer_sends_to_a_person_does_not_reach_the_bot(String text) {
        var talk = Talk.with(ANN);

        talk.customerSays(text);

        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().deadline()).isEmpty();
    }

    /** https://github.com/botpress/botpress/issues/4729 */
    @Test
    void lesson_45_a_hand_back_into_an_action_asks_the_bot_for_it_without_waiting_for_the_customer() {
        var talk = Talk.with(ANN);

        Taken back = talk.handsBack(ANN, false, Optional.of("solved"), Optional.of("survey"));

        assertThat(talk.state().bot().turn().map(Owed::number)).isEqualTo(back.number());
        assertThat(talk.state().bot().resume())
                .contains(new Resume("Ann", Optional.of("solved"), Optional.of("survey")));
        assertThat(talk.botAnswers("How was it?").number()).isPresent();
        assertThat(talk.state().bot().turn()).isEmpty();
    }

    /** https://github.com/stickerdaniel/saas-starter/pull/684 */
    @Test
    void lesson_49_a_person_can_be_asked_for_as_the_very_first_thing_without_a_word_written() {
        var talk = new Talk();

        Taken request = talk.customerAsksForPerson();
        talk.queued(0, true);
        talk.accepts(ANN, talk.offeredTo(ANN));

        assertThat(request.number()).contains(2L);
        assertThat(talk.state().isWith("ann")).isTrue();
        assertThat(talk.state().contact().waitsSince()).isPresent();
        assertThat(talk.says(ANN, "Hello, how can I help?").number()).isPresent();
    }

    /** https://github.com/chatwoot/chatwoot/issues/10486 */
    @Test
    void lesson_50_an_agent_who_wants_to_reply_can_take_the_conversation_from_bot_or_queue_first() {
        var fromBot = Talk.greeted();
        fromBot.claims(ANN, false);
        assertThat(fromBot.says(ANN, "Hello").number()).isPresent();

        var fromQueue = Talk.waiting();
        fromQueue.claims(ANN, false);
        assertThat(fromQueue.says(ANN, "Hello").number()).isPresent();
    }

    /** https://github.com/evolution-foundation/evolution-api/issues/2536 */
    @Test
    void lesson_51_the_pause_of_the_bot_lives_on_the_conversation_so_that_no_message_wakes_it_while_a_person_has_it() {
        var talk = new Talk();
        talk.claims(ANN, false);

        talk.customerSays("Hello");
        talk.says(ANN, "Hello, this is Ann");
        talk.customerSays("I have a question");

        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().epoch()).isEqualTo(2);
    }

    /** https://www.github.com/RocketChat/hubot-natural/issues/51 */
    @Test
    void lesson_52_every_handover_has_an_explicit_outcome() {
        var refused = Talk.greeted();
        refused.customerAsksForPerson();
        assertThat(refused.stays(Event.Outcome.CLOSED).events())
                .containsExactly(new Event.HandoverRefused(Event.Outcome.CLOSED));
        assertThat(refused.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(refused.state().decision()).isEmpty();

        var cancelled = Talk.waiting();
        assertThat(cancelled.customerCancels().events()).containsExactly(new Event.HandoverCancelled());
        assertThat(cancelled.state().owner()).isEqualTo(new Owner.Bot());
    }

    /** https://github.com/RocketChat/feature-requests/issues/593 */
    @Test
    void lesson_53_an_agent_who_misses_an_offer_is_passed_over_so_that_the_next_one_is_asked() {
        var talk = Talk.waiting();
        var before = (Owner.Queue) talk.state().owner();
        long offer = talk.offeredTo(ANN);

        Taken missed = talk.deadlineFires();

        var queue = (Owner.Queue) talk.state().owner();
        assertThat(missed.events())
                .containsExactly(new Event.OfferMissed(
                        offer, "ann", "Ann", talk.state().lastAt().plus(Conversation.PASSED_OVER)));
        assertThat(queue.passed()).containsOnlyKeys("ann");
        assertThat(queue.since()).isEqualTo(before.since());
        assertThat(talk.accepts(ANN, offer).refusal()).contains(new Refusal.OfferOver());
        assertThat(talk.accepts(BEN, talk.offeredTo(BEN)).number()).isPresent();
    }

    @Test
    void lesson_53_whoever_waits_in_vain_is_told_so_and_is_back_with_the_bot() {
        var talk = Talk.waiting();

        Taken expired = talk.deadlineFires();

        assertThat(expired.events()).containsExactly(new Event.HandoverExpired(), Event.Message.of("Nobody is free."));
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().contact().waitsSince()).isEmpty();
        assertThat(talk.customerSays("Then tell me when you open").number()).isPresent();
        assertThat(talk.state().bot().turn()).isPresent();
    }

    /** https://github.com/chatwoot/chatwoot/issues/12754 */
    @Test
    void lesson_30_a_bot_that_is_slow_once_is_asked_again_and_only_the_second_time_brings_a_person() {
        var talk = Talk.greeted();
        long turn = talk.customerSays("Where is my order?").number().orElseThrow();

        Taken once = talk.deadlineFires();
        assertThat(once.events()).containsExactly(new Event.WorkLate(Event.Work.TURN, turn, 1));
        assertThat(talk.state().decision()).isEmpty();

        Taken twice = talk.deadlineFires();
        assertThat(kinds(twice)).containsExactly(Event.WorkLate.class, Event.HandoverRequested.class);
        assertThat(talk.state().handover().map(Conversation.Handover::reason)).contains(HandoverReason.BOT_FAILURE);
        assertThat(talk.botAnswers("Sorry, that took long.").number()).isPresent();
    }

    @Test
    void a_message_to_a_closed_conversation_reopens_it_with_the_bot_until_the_right_to_it_ends() {
        var talk = Talk.closed();
        talk.passes(Duration.ofDays(29));
        talk.customerSays("One more question");
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().turn()).isPresent();

        talk.closes(Actor.CUSTOMER, false);
        talk.passes(Duration.ofDays(30));
        assertThat(talk.customerSays("And another").refusal()).contains(new Refusal.Expired());
        assertThat(talk.state().owner()).isEqualTo(new Owner.Closed());
    }

    private static Stream<Class<?>> kinds(Taken taken) {
        return taken.events().stream().map(Event::getClass);
    }

    private static Conversation atADesk(Conversation state) {
        return new Conversation(
                state.id(),
                state.assistant(),
                state.channel(),
                state.locale(),
                state.visitor(),
                state.startedAt(),
                state.number(),
                state.lastAt(),
                state.epoch(),
                new Owner.Desk(
                        "desk",
                        "Desk",
                        Owner.Stage.TALKING,
                        "case-1",
                        "Dan",
                        Target.team("support"),
                        java.time.Instant.parse("2026-01-01T00:00:00Z"),
                        false,
                        Optional.empty()),
                state.ownerNumber(),
                state.ownerSince(),
                state.bot(),
                state.decision(),
                state.handover(),
                state.contact(),
                state.rating(),
                state.reminded(),
                state.wrapUp(),
                state.tagged(),
                state.blockedSince());
    }
}
