package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static dev.baton.conversation.Talk.BOT;
import static dev.baton.conversation.Talk.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Reminded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passed deadlines bring: reminders, ends, failed handovers, apologies. */
class OverdueTest {

    private static final Event.Message SORRY = line("Sorry, something went wrong.", "apology");
    private static final Event.Message FAILED = line("We could not reach anybody.", "failed");

    @Test
    void a_bot_that_does_not_answer_is_asked_again_and_then_an_apology_comes_before_the_person() {
        var talk = Talk.greeted();
        talk.customerSays("Where is my order?");

        assertThat(fires(talk, Optional.empty()))
                .singleElement()
                .isEqualTo(new Event.WorkLate(Event.Work.TURN, talk.turn(), 1));
        List<Event> second = fires(talk, Optional.empty());

        assertThat(second).hasSize(3);
        assertThat(second.get(0)).isEqualTo(new Event.WorkLate(Event.Work.TURN, talk.turn(), 2));
        assertThat(second.get(1)).isEqualTo(SORRY);
        assertThat(((Event.HandoverRequested) second.get(2)).reason()).isEqualTo(HandoverReason.BOT_FAILURE);
    }

    @Test
    void a_handover_that_cannot_be_decided_is_tried_four_times_and_then_the_bot_goes_on_with_its_branch() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();

        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(fires(talk, Optional.empty()))
                    .containsExactly(new Event.WorkLate(Event.Work.DECISION, talk.request(), attempt));
        }
        assertThat(fires(talk, Optional.empty()))
                .containsExactly(new Event.HandoverRefused(Event.Outcome.FAILED, Optional.of("sorry")), FAILED);
        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().turn()).isPresent();
        assertThat(talk.state().bot().resume().flatMap(Conversation.Resume::action))
                .contains("sorry");
    }

    @Test
    void a_reminder_is_counted_until_somebody_says_something() {
        var talk = Talk.with(ANN);
        talk.customerSays("Hello?");

        reminds(talk, Silence.Reminder.AGENT_SLOW);
        reminds(talk, Silence.Reminder.AGENT_SLOW);

        assertThat(talk.state().reminded())
                .contains(new Reminded("agent_slow", 2, talk.state().lastAt()));
        talk.says(ANN, "Here I am");
        assertThat(talk.state().reminded()).isEmpty();
    }

    @Test
    void what_a_waiting_customer_writes_does_not_begin_the_reminders_anew() {
        var talk = Talk.waiting();
        reminds(talk, Silence.Reminder.DELAY);

        talk.customerSays("Still there?");

        assertThat(talk.state().reminded().map(Reminded::count)).contains(1);
        talk.accepts(ANN, talk.offeredTo(ANN));
        assertThat(talk.state().reminded()).isEmpty();
    }

    @Test
    void a_reminder_that_was_worked_out_before_somebody_spoke_is_not_said() {
        var talk = Talk.with(ANN);
        Instant at = talk.later();
        long seen = talk.state().number();
        talk.says(ANN, "Hello");

        var late = due(at, seen, Optional.of(Silence.closes(at)));

        assertThat(talk.happens(late).added()).isEmpty();
        assertThat(talk.state().isWith("ann")).isTrue();
    }

    @Test
    void a_reminder_that_is_not_due_yet_is_not_said() {
        var talk = Talk.with(ANN);
        Instant at = talk.later();

        var early = due(at, talk.state().number(), Optional.of(Silence.closes(at.plusSeconds(1))));

        assertThat(talk.happens(early).added()).isEmpty();
    }

    @Test
    void silence_ends_a_conversation_whoever_has_it_and_frees_the_slot() {
        for (Talk talk : List.of(Talk.greeted(), Talk.waiting(), Talk.with(ANN))) {
            Instant at = talk.later();
            talk.happens(due(at, talk.state().number(), Optional.of(Silence.closes(at))));

            assertThat(talk.state().owner()).isEqualTo(new Owner.Closed());
            assertThat(talk.state().hold()).isEmpty();
            assertThat(talk.log().getLast().event()).isEqualTo(new Event.Closed(Optional.of("silence")));
        }
    }

    @Test
    void who_waited_in_vain_gets_the_apology_and_then_what_the_team_does_instead() {
        var talk = Talk.waiting();
        var inboxed = new Event.Inboxed(SALES, Optional.empty());
        var apology = line("Nobody became free.", "expired");
        var invitation = line("Leave us a message.", "message");
        Instant at = talk.state().deadline().orElseThrow();

        var events = talk.happens(new Command.Due(
                        at,
                        new Consequences(
                                0,
                                Optional.of(apology),
                                new Command.Instead.Inbox(inboxed),
                                Optional.of(invitation),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))
                .events();

        assertThat(events).containsExactly(new Event.HandoverExpired(), apology, invitation, inboxed);
        assertThat(talk.state().owner()).isInstanceOf(Owner.Inbox.class);
    }

    @Test
    void who_was_wanted_before_the_bot_failed_is_fetched_with_target_and_message() {
        var talk = Talk.greeted();
        var wanted = new Event.HandoverRequested(
                HandoverReason.BOT, "Sue asked for it", SALES, Map.of(), Optional.of("Wants a refund"));
        talk.happens(new Command.RequestHandover(talk.later(), BOT, wanted, true));
        var brings = Consequences.NONE.wishing(Optional.of(wanted));

        talk.happens(new Command.Due(talk.state().deadline().orElseThrow(), brings));
        talk.happens(new Command.Due(talk.state().deadline().orElseThrow(), brings));

        assertThat(talk.log().getLast().event()).isInstanceOfSatisfying(Event.HandoverRequested.class, fetched -> {
            assertThat(fetched.reason()).isEqualTo(HandoverReason.BOT_FAILURE);
            assertThat(fetched.evidence()).startsWith("Sue asked for it. The bot did not answer in time");
            assertThat(fetched.target()).isEqualTo(SALES);
            assertThat(fetched.messageToAgent()).contains("Wants a refund");
        });
        assertThat(talk.state().bot().wished()).isEmpty();
    }

    @Test
    void a_wish_that_was_withdrawn_while_the_bot_answered_is_not_carried_out() {
        var talk = Talk.greeted();
        talk.happens(new Command.RequestHandover(talk.later(), Actor.CUSTOMER, Talk.wanted(HandoverReason.MENU), true));
        long wish = talk.state().bot().wished().orElseThrow();
        var answer = new Command.AnswerTurn(
                talk.later(),
                BOT,
                talk.turn(),
                talk.state().epoch(),
                List.of(),
                "",
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.of(Talk.wanted(HandoverReason.MENU)),
                Optional.of(wish));

        assertThat(talk.customerCancels().events()).containsExactly(new Event.HandoverCancelled());
        assertThat(talk.customerCancels().added()).isEmpty();
        talk.happens(answer);

        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().turn()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Silence.Reminder.class)
    void every_reminder_is_known_by_its_purpose(Silence.Reminder reminder) {
        assertThat(Silence.Reminder.is(Optional.of(reminder.wire()))).isTrue();
        assertThat(Silence.Reminder.is(Optional.of(reminder.name()))).isFalse();
        assertThat(Silence.Reminder.is(Optional.empty())).isFalse();
    }

    private static void reminds(Talk talk, Silence.Reminder reminder) {
        talk.passes(Duration.ofMinutes(1));
        Instant at = talk.later();
        var said = Silence.says(at, line("Please wait.", reminder.wire()));
        assertThat(talk.happens(due(at, talk.state().number(), Optional.of(said)))
                        .events())
                .hasSize(1);
    }

    private static List<Event> fires(Talk talk, Optional<Silence> silence) {
        Instant at = talk.state().deadline().orElseThrow();
        return talk.happens(due(at, talk.state().number(), silence)).events();
    }

    private static Command.Due due(Instant at, long seen, Optional<Silence> silence) {
        return new Command.Due(
                at,
                new Consequences(
                        seen,
                        Optional.empty(),
                        Command.Instead.NOTHING,
                        Optional.empty(),
                        Optional.of(SORRY),
                        Optional.of(FAILED),
                        Optional.of("sorry"),
                        silence));
    }

    private static Event.Message line(String text, String purpose) {
        return new Event.Message(text, List.of(), Optional.of(purpose));
    }
}
