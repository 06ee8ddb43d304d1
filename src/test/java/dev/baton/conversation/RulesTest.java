package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static dev.baton.conversation.Talk.BEN;
import static dev.baton.conversation.Talk.BOT;
import static dev.baton.conversation.Talk.SALES;
import static dev.baton.conversation.Talk.SUE;
import static dev.baton.conversation.Talk.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.conversation.Conversation.Resume;
import dev.baton.conversation.LaneModel.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules one by one. */
class RulesTest {

    @Test
    void a_claim_takes_from_bot_and_queue_but_not_from_another_agent_unless_a_supervisor_forces_it() {
        assertThat(Talk.greeted().claims(ANN, false).number()).isPresent();
        assertThat(Talk.waiting().claims(ANN, false).number()).isPresent();
        assertThat(Talk.with(ANN).claims(BEN, false).refusal()).contains(new Refusal.AlreadyTaken(ANN));
        assertThat(Talk.with(ANN).claims(SUE, true).number()).isPresent();
        assertThat(Talk.closed().claims(ANN, false).refusal()).contains(new Refusal.WrongState(new Owner.Closed()));
    }

    @Test
    void who_already_has_it_is_told_since_which_event() {
        var talk = Talk.waiting();
        Optional<Long> claimed = talk.claims(ANN, false).number();
        talk.says(ANN, "Hello");

        Taken again = talk.claims(ANN, true);
        assertThat(again.number()).isEqualTo(claimed);
        assertThat(again.added()).isEmpty();
    }

    @Test
    void the_force_of_a_claim_is_recorded() {
        var talk = Talk.with(ANN);
        talk.claims(SUE, true);
        assertThat(talk.log().getLast().event())
                .isEqualTo(new Event.AgentJoined("sue", "Sue", Talk.WEIGHT, SALES, true));
    }

    @Test
    void a_forced_claim_keeps_the_priority_with_which_the_conversation_would_return() {
        var talk = Talk.with(ANN);
        talk.claims(SUE, true);
        talk.loses(SUE);

        assertThat(((Owner.Queue) talk.state().owner()).priority()).isEqualTo(5);
    }

    @Test
    void an_agent_who_takes_over_while_a_handover_is_being_decided_does_not_request_it_again() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();

        Taken claim = talk.claims(ANN, false);

        assertThat(claim.events()).containsExactly(new Event.AgentJoined("ann", "Ann", Talk.WEIGHT, SUPPORT, false));
        assertThat(claim.number()).contains(talk.state().ownerNumber());
        assertThat(talk.state().handover().map(Conversation.Handover::reason)).contains(HandoverReason.MENU);
    }

    @Test
    void a_supervisor_who_passes_on_what_is_being_decided_does_not_request_it_again() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();

        Taken passed = talk.passesOn(SUE, true, SUPPORT);

        assertThat(passed.events())
                .noneMatch(Event.HandoverRequested.class::isInstance)
                .hasSize(2);
        assertThat(passed.number()).contains(talk.state().ownerNumber());
        assertThat(talk.state().decision()).isEmpty();
    }

    @Test
    void only_the_owner_or_a_supervisor_passes_it_on() {
        assertThat(Talk.with(ANN).passesOn(BEN, false, SUPPORT).refusal()).containsInstanceOf(Refusal.NotOwner.class);
        assertThat(Talk.greeted().passesOn(BEN, false, SUPPORT).refusal()).containsInstanceOf(Refusal.NotOwner.class);
        assertThat(Talk.waiting().passesOn(BEN, false, SUPPORT).refusal()).containsInstanceOf(Refusal.NotOwner.class);
        for (var talk : new Talk[] {Talk.greeted(), Talk.waiting(), Talk.with(ANN)}) {
            Taken passed = talk.passesOn(SUE, true, SUPPORT);
            assertThat(passed.number()).contains(talk.state().ownerNumber());
            assertThat(((Owner.Queue) talk.state().owner()).target()).isEqualTo(SUPPORT);
            assertThat(talk.state().hold()).isEmpty();
        }
    }

    @Test
    void a_hand_back_from_the_queue_ends_the_wait_and_the_offer() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);

        assertThat(talk.handsBack(SUE, true, Optional.empty(), Optional.empty()).events())
                .contains(new Event.OfferWithdrawn(offer, "ann", "Ann"), new Event.HandoverCancelled());
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.handsBack(SUE, true, Optional.empty(), Optional.empty()).added())
                .isEmpty();
    }

    @Test
    void it_is_closed_by_the_customer_by_its_owner_and_by_baton_but_not_by_others() {
        assertThat(Talk.with(ANN).closes(ANN, false).number()).isPresent();
        assertThat(Talk.with(ANN).closes(Actor.CUSTOMER, false).number()).isPresent();
        assertThat(Talk.with(ANN).closes(Actor.SYSTEM, false).number()).isPresent();
        assertThat(Talk.with(ANN).closes(BEN, false).refusal()).containsInstanceOf(Refusal.NotOwner.class);
        assertThat(Talk.with(ANN).closes(BOT, false).refusal()).containsInstanceOf(Refusal.NotOwner.class);
        assertThat(Talk.greeted().closes(BOT, false).number()).isPresent();
        assertThat(Talk.greeted().closes(ANN, false).refusal()).containsInstanceOf(Refusal.NotOwner.class);
    }

    @Test
    void a_bot_that_bears_the_id_of_the_agent_is_not_the_owner() {
        var impostor = Actor.bot("ann", "Ann");
        var talk = Talk.with(ANN);

        assertThat(talk.says(impostor, "It is me").refusal()).containsInstanceOf(Refusal.NotOwner.class);
        assertThat(talk.passesOn(impostor, false, SUPPORT).refusal()).containsInstanceOf(Refusal.NotOwner.class);
        assertThat(talk.handsBack(impostor, false, Optional.empty(), Optional.empty())
                        .refusal())
                .containsInstanceOf(Refusal.NotOwner.class);
    }

    @Test
    void an_offer_is_made_only_to_a_conversation_that_waits_in_the_epoch_the_router_saw_and_has_no_other_offer() {
        var talk = Talk.waiting();
        long epoch = talk.state().epoch();
        assertThat(talk.happens(offer(talk, epoch - 1, BEN)).refusal()).contains(new Refusal.StaleEpoch(epoch));
        talk.offeredTo(ANN);
        assertThat(talk.happens(offer(talk, epoch, BEN)).refusal()).contains(new Refusal.AlreadyTaken(ANN));

        var with = Talk.with(ANN);
        assertThat(with.happens(offer(with, with.state().epoch(), BEN)).refusal())
                .contains(new Refusal.WrongState(with.state().owner()));
    }

    @Test
    void an_offer_is_answered_only_by_whom_it_asks() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);

        assertThat(talk.accepts(BEN, offer).refusal()).contains(new Refusal.OfferOver());
        assertThat(talk.declines(BEN, offer).refusal()).contains(new Refusal.OfferOver());
        assertThat(talk.accepts(ANN, offer + 1).refusal()).contains(new Refusal.OfferOver());
        assertThat(talk.accepts(ANN, offer).number()).isPresent();
    }

    @Test
    void a_declined_offer_frees_the_slot_and_keeps_the_place() {
        var talk = Talk.waiting();
        var before = (Owner.Queue) talk.state().owner();
        long offer = talk.offeredTo(ANN);

        assertThat(talk.declines(ANN, offer).number()).isPresent();

        var after = (Owner.Queue) talk.state().owner();
        assertThat(talk.state().hold()).isEmpty();
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(after.passed()).isEqualTo(Map.of("ann", talk.state().lastAt().plus(Conversation.PASSED_OVER)));
        assertThat(talk.declines(ANN, offer).added()).isEmpty();
    }

    @Test
    void an_offer_that_is_past_its_time_counts_until_the_deadline_fires() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);
        talk.passes(Duration.ofSeconds(60));

        assertThat(talk.accepts(ANN, offer).number()).isPresent();
    }

    @Test
    void no_more_than_twenty_agents_are_remembered_as_passed_over() {
        var talk = Talk.waiting();
        for (int i = 0; i < 25; i++) {
            var agent = Actor.agent("agent-" + i, "Agent " + i);
            talk.declines(agent, talk.offeredTo(agent));
        }

        assertThat(((Owner.Queue) talk.state().owner()).passed())
                .hasSize(20)
                .containsKeys("agent-24", "agent-5")
                .doesNotContainKey("agent-4");
    }

    @Test
    void a_handover_requested_again_is_the_same_until_somebody_has_it() {
        var talk = Talk.greeted();
        Optional<Long> request = talk.customerAsksForPerson().number();
        assertThat(talk.customerAsksForPerson().number()).isEqualTo(request);
        talk.queued(0, true);
        assertThat(talk.customerAsksForPerson().number()).isEqualTo(request);
        talk.accepts(ANN, talk.offeredTo(ANN));
        assertThat(talk.customerAsksForPerson().refusal())
                .contains(new Refusal.WrongState(talk.state().owner()));
    }

    @Test
    void a_decision_that_comes_after_the_cancel_changes_nothing() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        long request = talk.request();
        talk.customerCancels();

        var late = new Command.DecideHandover(
                talk.later(), request, new Command.Decided.ToQueue(talk.queue(SALES, 0, true)), Optional.empty());
        assertThat(talk.happens(late).added()).isEmpty();
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
    }

    @Test
    void what_the_bot_wishes_while_the_conversation_already_waits_is_not_another_request() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        talk.queued(0, true);
        talk.customerSays("Is anybody there?");

        assertThat(talk.botWantsPerson("One moment please.").events())
                .noneMatch(Event.HandoverRequested.class::isInstance);
    }

    @Test
    void who_waits_for_a_person_is_counted_until_a_person_answers() {
        var talk = Talk.with(ANN);
        talk.says(ANN, "Hello");
        talk.customerSays("Hi");
        Instant since = talk.state().lastAt();
        talk.customerSays("My order is late");

        assertThat(talk.state().contact().unanswered()).isEqualTo(2);
        assertThat(talk.state().contact().waitsSince()).contains(since);
        talk.says(ANN, "Let me look");
        assertThat(talk.state().contact().unanswered()).isZero();
        assertThat(talk.state().contact().waitsSince()).isEmpty();
    }

    @Test
    void a_customer_who_waited_for_one_agent_has_not_been_answered_by_the_change_to_another() {
        var lost = withUnansweredCustomer();
        Instant since = lost.state().contact().waitsSince().orElseThrow();
        lost.loses(ANN);
        assertThat(lost.state().contact().waitsSince()).contains(since);
        assertThat(lost.state().contact().unanswered()).isEqualTo(1);

        var passedOn = withUnansweredCustomer();
        passedOn.passesOn(ANN, false, SUPPORT);
        assertThat(passedOn.state().contact().waitsSince()).contains(since);
        assertThat(passedOn.state().contact().unanswered()).isEqualTo(1);

        var taken = withUnansweredCustomer();
        taken.claims(SUE, true);
        assertThat(taken.state().contact().waitsSince()).contains(since);
        assertThat(taken.state().contact().unanswered()).isEqualTo(1);
    }

    @Test
    void nobody_waits_for_a_person_any_more_after_the_hand_back() {
        var talk = withUnansweredCustomer();
        talk.handsBack(ANN, false, Optional.empty(), Optional.empty());
        assertThat(talk.state().contact().waitsSince()).isEmpty();
        assertThat(talk.state().contact().unanswered()).isZero();
    }

    @Test
    void a_long_outcome_is_kept_in_full_in_the_log_and_in_short_in_the_state() {
        var talk = Talk.with(ANN);
        String outcome = "o".repeat(7000);

        Taken back = talk.handsBack(ANN, false, Optional.of(outcome), Optional.of("survey"));

        assertThat(back.events().getLast())
                .isEqualTo(new Event.AgentLeft(
                        "ann", "Ann", Event.LeaveReason.BACK_TO_BOT, Optional.of(outcome), Optional.of("survey")));
        assertThat(talk.state().bot().resume())
                .contains(new Resume("Ann", Optional.of("o".repeat(500)), Optional.of("survey")));
    }

    @Test
    void the_last_line_is_cut_between_characters_not_within_them() {
        var talk = Talk.greeted();
        talk.customerSays("x".repeat(139) + "😀 and more");

        assertThat(talk.state().contact().last().map(Conversation.Line::excerpt))
                .contains("x".repeat(139) + "😀");
    }

    @Test
    void a_notice_of_the_system_does_not_hide_what_was_said_last() {
        var talk = Talk.greeted();
        talk.customerSays("where is my parcel");
        talk.customerAsksForPerson();
        var decided = new Command.Decided.ToQueue(talk.queue(Talk.SALES, 5, true));
        talk.happens(new Command.DecideHandover(
                talk.later(), talk.request(), decided, Optional.of(Event.Message.of("Nobody is free."))));

        assertThat(talk.state().owner()).isInstanceOf(Owner.Queue.class);
        assertThat(talk.state().contact().last().map(Conversation.Line::excerpt))
                .contains("where is my parcel");
    }

    @Test
    void a_gap_in_the_log_is_not_read_over() {
        var talk = Talk.greeted();
        var afterNext = new Recorded(
                talk.state().number() + 2, talk.later(), Actor.CUSTOMER, Optional.empty(), Event.Message.of("?"));

        assertThatThrownBy(() -> talk.state().apply(afterNext)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_of_a_later_release_is_kept_without_effect() {
        var talk = Talk.with(ANN);
        Conversation before = talk.state();
        var unknown = new Recorded(
                before.number() + 1, before.lastAt(), Actor.SYSTEM, Optional.empty(), new Event.Unknown("later"));

        Conversation after = before.apply(unknown);

        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(after.owner()).isEqualTo(before.owner());
        assertThat(after.epoch()).isEqualTo(before.epoch());
        assertThat(after.bot()).isEqualTo(before.bot());
    }

    private static Talk withUnansweredCustomer() {
        var talk = Talk.with(ANN);
        talk.says(ANN, "Hello");
        talk.customerSays("Hi");
        return talk;
    }

    private static Command offer(Talk talk, long epoch, Actor agent) {
        Instant at = talk.later();
        return new Command.MakeOffer(
                at, epoch, new Event.OfferMade(agent.id(), agent.name(), Talk.WEIGHT, at.plusSeconds(30), Map.of()), 1);
    }

    @Test
    void a_bot_that_fails_again_after_its_queue_was_left_still_brings_a_person() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        talk.queued(0, true);
        long turn = talk.customerSays("Where is my order?").number().orElseThrow();
        talk.deadlineFires();
        talk.deadlineFires();
        talk.customerCancels();

        Taken late = talk.deadlineFires();

        assertThat(late.events().getFirst()).isEqualTo(new Event.WorkLate(Event.Work.TURN, turn, 3));
        assertThat(talk.state().handover().map(Conversation.Handover::reason)).contains(HandoverReason.BOT_FAILURE);
    }

    @Test
    void one_failing_turn_brings_a_person_only_once() {
        var talk = Talk.greeted();
        talk.customerSays("Where is my order?");
        talk.deadlineFires();
        talk.deadlineFires();
        talk.stays(Event.Outcome.CLOSED);

        Taken late = talk.deadlineFires();

        assertThat(late.events()).hasSize(1).first().isInstanceOf(Event.WorkLate.class);
    }

    @Test
    void nobody_is_fetched_for_a_greeting_that_is_late() {
        var talk = new Talk();

        for (int i = 0; i < 4; i++) {
            assertThat(talk.deadlineFires().events()).hasSize(1).first().isInstanceOf(Event.WorkLate.class);
        }
    }

    @Test
    void a_turn_that_is_given_up_leaves_what_the_person_achieved_for_the_next_one() {
        var talk = Talk.with(ANN);
        talk.handsBack(ANN, false, Optional.of("refund promised"), Optional.of("ask-rating"));
        while (talk.state().bot().turn().isPresent()) {
            talk.deadlineFires();
            talk.state().decision().ifPresent(owed -> talk.stays(Event.Outcome.CLOSED));
        }

        assertThat(talk.state().bot().resume().flatMap(Conversation.Resume::outcome))
                .contains("refund promised");
        talk.customerSays("Hello?");
        talk.botAnswers("How was it?");
        assertThat(talk.state().bot().resume()).isEmpty();
    }

    @Test
    void a_supervisor_who_gives_a_waiting_conversation_back_tells_the_bot_why_and_what_to_start_with() {
        var talk = Talk.waiting();

        talk.handsBack(SUE, true, Optional.of("solved by phone"), Optional.of("ask-rating"));

        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().resume())
                .contains(new Conversation.Resume("Sue", Optional.of("solved by phone"), Optional.of("ask-rating")));
        assertThat(talk.state().bot().turn()).isPresent();
    }

    @Test
    void a_repeated_transfer_changes_nothing_whether_a_supervisor_or_the_agent_repeats_it() {
        var talk = Talk.with(ANN);
        Event.Queued queued = new Event.Queued(
                Talk.SUPPORT,
                0,
                false,
                talk.later(),
                talk.later().plusSeconds(600),
                false,
                1,
                Optional.empty(),
                Optional.of("ann"));
        var first = talk.happens(new Command.Transfer(talk.later(), ANN, false, queued, Optional.empty()));

        for (Actor again : List.of(ANN, SUE)) {
            var repeated = talk.happens(
                    new Command.Transfer(talk.later(), again, again.equals(SUE), queued, Optional.empty()));
            assertThat(repeated.added()).isEmpty();
            assertThat(repeated.number()).isEqualTo(first.number());
        }
    }
}
