package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static dev.baton.conversation.Talk.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages left for later (A4), and customers who go back to the assistant (H6). */
class InboxTest {

    private static final Optional<String> ADDRESS = Optional.of("sales@example.com");

    @Test
    void what_a_customer_leaves_is_for_the_team_and_the_bot_is_silent() {
        var talk = leaving(Optional.empty());

        talk.customerSays("Please call me back");

        assertThat(talk.state().owner()).isInstanceOf(Owner.Inbox.class);
        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().contact().unanswered()).isEqualTo(1);
        assertThat(talk.state().deadline()).isEmpty();
    }

    @Test
    void a_mail_is_owed_half_a_minute_after_the_last_word_and_once() {
        var talk = leaving(ADDRESS);
        talk.customerSays("Please call me back");
        talk.customerSays("After six");
        long last = talk.state().number();

        assertThat(talk.state().deadline()).contains(talk.state().lastAt().plus(Conversation.MAIL_PAUSE));
        assertThat(fires(talk)).containsExactly(new Event.WorkLate(Event.Work.MAIL, last, 1));
        talk.happens(new Command.ReportMail(talk.later(), last, true));

        assertThat(talk.state().deadline()).isEmpty();
        assertThat(talk.happens(new Command.ReportMail(talk.later(), last, true))
                        .added())
                .isEmpty();
    }

    @Test
    void what_is_written_while_a_mail_is_on_its_way_comes_with_the_next() {
        var talk = leaving(ADDRESS);
        talk.customerSays("Please call me back");
        long first = talk.state().number();
        fires(talk);
        talk.customerSays("After six");

        assertThat(talk.happens(new Command.ReportMail(talk.later(), first, true))
                        .added())
                .isEmpty();
        assertThat(talk.state().deadline()).isPresent();
    }

    @Test
    void a_mail_that_cannot_be_sent_is_tried_eight_times_and_then_said_to_have_failed() {
        var talk = leaving(ADDRESS);
        talk.customerSays("Please call me back");
        long message = talk.state().number();

        for (int attempt = 1; attempt <= 8; attempt++) {
            assertThat(fires(talk)).containsExactly(new Event.WorkLate(Event.Work.MAIL, message, attempt));
        }
        assertThat(fires(talk)).containsExactly(new Event.MessageMailed(message, false));
        assertThat(talk.state().deadline()).isEmpty();
    }

    @Test
    void an_agent_takes_a_message_and_answers_it() {
        var talk = leaving(Optional.empty());
        talk.customerSays("Please call me back");

        talk.claims(ANN, false);

        assertThat(talk.state().isWith("ann")).isTrue();
        assertThat(talk.says(ANN, "I call you at six").refusal()).isEmpty();
    }

    @Test
    void a_message_stays_when_its_customer_ends_the_chat_but_a_person_may_close_it() {
        var talk = leaving(Optional.empty());
        talk.customerSays("Please call me back");

        assertThat(talk.closes(Actor.CUSTOMER, false).added()).isEmpty();
        assertThat(talk.state().owner()).isInstanceOf(Owner.Inbox.class);
        talk.closes(ANN, true);
        assertThat(talk.state().owner()).isEqualTo(new Owner.Closed());
    }

    @Test
    void who_left_a_message_may_ask_for_a_person_again_or_go_back_to_the_bot() {
        var asking = leaving(Optional.empty());
        asking.customerAsksForPerson();
        asking.queued(0, true);
        assertThat(asking.state().owner()).isInstanceOf(Owner.Queue.class);

        var back = leaving(Optional.empty());
        back.happens(new Command.GoBack(back.later()));
        assertThat(back.state().owner()).isEqualTo(new Owner.Bot());
    }

    @Test
    void the_slot_is_free_at_once_when_the_customer_goes_back_to_the_assistant() {
        var talk = Talk.with(ANN);
        talk.customerSays("Never mind");

        var went = talk.happens(new Command.GoBack(talk.later()));

        assertThat(went.events())
                .containsExactly(new Event.AgentLeft(
                        "ann", "Ann", Event.LeaveReason.DISMISSED, Optional.empty(), Optional.empty()));
        assertThat(talk.state().hold()).isEmpty();
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().contact().waitsSince()).isEmpty();
        assertThat(talk.says(ANN, "Wait").refusal()).contains(new Refusal.NotOwner(new Owner.Bot()));
        assertThat(talk.customerAsksForPerson().refusal()).isEmpty();
    }

    @Test
    void going_back_ends_a_wait_and_is_nothing_where_the_bot_has_it_already() {
        var waiting = Talk.waiting();
        assertThat(waiting.happens(new Command.GoBack(waiting.later())).events())
                .containsExactly(new Event.HandoverCancelled());

        var talking = Talk.greeted();
        assertThat(talking.happens(new Command.GoBack(talking.later())).added()).isEmpty();
    }

    private static Talk leaving(Optional<String> mailTo) {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        Command.Decided decided = new Command.Decided.ToInbox(new Event.Inboxed(SALES, mailTo));
        talk.happens(new Command.DecideHandover(talk.later(), talk.request(), decided, Optional.empty()));
        return talk;
    }

    private static List<Event> fires(Talk talk) {
        Instant at = talk.state().deadline().orElseThrow();
        return talk.happens(new Command.Due(at, Consequences.NONE)).events();
    }
}
