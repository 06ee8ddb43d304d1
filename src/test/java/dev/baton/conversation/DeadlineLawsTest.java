package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Owed;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Law 7: time is data. Whatever waits has a deadline, and firing one too early, twice or late does no harm. */
@Domain(Stories.class)
class DeadlineLawsTest {

    @Property
    void whatever_waits_has_a_deadline(@ForAll Story story) {
        for (Conversation state : story.played().states()) {
            if (state.owner() instanceof Owner.Queue queue) {
                assertThat(state.deadline())
                        .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(queue.deadline()));
                queue.offer().ifPresent(offer -> assertThat(state.deadline())
                        .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(offer.expiresAt())));
            }
            state.bot().turn().ifPresent(turn -> assertInTime(state, turn));
            state.decision().ifPresent(decision -> assertInTime(state, decision));
        }
    }

    @Property
    void what_is_closed_or_with_an_agent_waits_at_most_for_the_end_of_the_wrap_up(@ForAll Story story) {
        for (Conversation state : story.played().states()) {
            if (state.owner() instanceof Owner.Agent || state.owner() instanceof Owner.Closed) {
                assertThat(state.deadline()).isEqualTo(state.wrapUp().map(Service.WrapUp::until));
            }
        }
    }

    @Property
    void firing_before_anything_is_due_changes_nothing(@ForAll Story story) {
        var lane = story.played();
        Instant early =
                lane.state().deadline().map(due -> due.minusNanos(1)).orElse(Instant.parse("2100-01-01T00:00:00Z"));

        assertThat(fire(lane, early).added()).isEmpty();
    }

    @Property
    void firing_at_the_deadline_moves_it_on_so_that_a_second_firing_changes_nothing(@ForAll Story story) {
        var lane = story.played();
        Optional<Instant> due = lane.state().deadline();
        if (due.isPresent()) {
            assertThat(fire(lane, due.get()).added()).isNotEmpty();
            assertThat(lane.state().deadline())
                    .matches(next -> next.isEmpty() || next.get().isAfter(due.get()));
            assertThat(fire(lane, due.get()).added()).isEmpty();
        }
    }

    @Property
    void a_customer_left_alone_is_back_with_the_bot_when_the_wait_ends(@ForAll Story story) {
        var lane = story.played();
        if (lane.state().owner() instanceof Owner.Queue queue) {
            int firings = 0;
            while (lane.state().owner() instanceof Owner.Queue && firings < 100) {
                Instant due = lane.state().deadline().orElseThrow();
                assertThat(due).isBeforeOrEqualTo(queue.deadline());
                fire(lane, due);
                firings++;
            }
            assertThat(lane.state().owner()).isEqualTo(new Owner.Bot());
            assertThat(lane.state().hold()).isEmpty();
        }
    }

    @Property
    void a_bot_that_never_answers_is_given_up(@ForAll Story story) {
        var lane = story.played();
        int firings = 0;
        while (lane.state().bot().turn().isPresent() && firings < 200) {
            fire(lane, lane.state().deadline().orElseThrow());
            firings++;
        }
        assertThat(lane.state().bot().turn()).isEmpty();
    }

    private static LaneModel.Taken fire(LaneModel lane, Instant at) {
        return lane.submit(new Command.Due(at, Consequences.expired(Optional.of(Event.Message.of("Nobody is free.")))));
    }

    private static void assertInTime(Conversation state, Owed owed) {
        assertThat(state.deadline()).hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(owed.due()));
    }
}
