package dev.baton.routing;

import static dev.baton.routing.Samples.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import dev.baton.platform.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places in the queue, refreshed by hand. */
class QueuePositionsTest {

    private final TestClock clock = new TestClock(Samples.NOON.toString());
    private final FakeConversations conversations = new FakeConversations(clock);
    private final FakeAgents agents = new FakeAgents();
    private final FakeReadings readings = new FakeReadings();
    private final QueuePositions positions = new QueuePositions(readings, new Availability(agents), clock);
    private final List<Optional<QueuePlace>> told = new ArrayList<>();

    /** Reads the queues from the conversations in memory, and counts how often. */
    private final class FakeReadings implements QueueReadings {
        int reads;
        int counts;
        int accepted;

        @Override
        public Reading read(String team, Collection<ConversationId> ids, Instant acceptedSince) {
            reads++;
            var places = new HashMap<ConversationId, Integer>();
            int position = 0;
            for (Standing standing : conversations.page(Optional.empty(), 1000)) {
                if (standing.waiting()
                        .flatMap(waiting -> waiting.target().team())
                        .filter(team::equals)
                        .isPresent()) {
                    position++;
                    if (ids.contains(standing.id())) {
                        places.put(standing.id(), position);
                    }
                }
            }
            return new Reading(places, accepted);
        }

        @Override
        public Map<ConversationId, String> teams(Collection<ConversationId> ids) {
            var teams = new HashMap<ConversationId, String>();
            conversations.read(ids).forEach(standing -> standing.waiting()
                    .flatMap(waiting -> waiting.target().team())
                    .ifPresent(team -> teams.put(standing.id(), team)));
            return teams;
        }

        @Override
        public int accepted(String team, Instant since) {
            counts++;
            return accepted;
        }
    }

    @BeforeEach
    void follow() {
        conversations.follow(positions);
    }

    private void second() {
        clock.pass(Duration.ofSeconds(1));
        positions.refresh();
    }

    private void close(ConversationId id) {
        conversations.done(
                id, new Command.Close(clock.instant(), Actor.SYSTEM, false, Optional.empty(), Optional.empty()));
    }

    private static Optional<QueuePlace> place(int position) {
        return Optional.of(new QueuePlace(position, Optional.empty()));
    }

    @Test
    void theCustomerIsToldEachPlaceOnceAndTheEndOfTheWait() {
        ConversationId first = conversations.waiting("sales");
        ConversationId mine = conversations.waiting("sales");
        positions.watch(mine, told::add);
        second();
        second();
        close(first);
        second();
        close(mine);
        second();
        second();

        assertThat(told).containsExactly(place(2), place(1), Optional.empty());
    }

    @Test
    void aConversationThatBeginsToWaitLaterIsFoundByItsCommit() {
        ConversationId mine = conversations.waiting("sales");
        conversations.done(mine, new Command.CancelHandover(clock.instant(), Actor.CUSTOMER));
        positions.watch(mine, told::add);
        second();
        assertThat(told).isEmpty();

        conversations.waitAgain(mine, "sales");
        second();
        assertThat(told).containsExactly(place(1));
    }

    @Test
    void nothingIsReadWhenNothingChangedOrNobodyWatches() {
        ConversationId mine = conversations.waiting("sales");
        second();
        assertThat(readings.reads).isZero();

        var watch = positions.watch(mine, told::add);
        second();
        second();
        conversations.waiting("support");
        second();
        assertThat(readings.reads).isEqualTo(1);

        watch.close();
        conversations.waiting("sales");
        second();
        assertThat(readings.reads).isEqualTo(1);
    }

    @Test
    void manyWhoWatchOneQueueCostOneReading() {
        for (int n = 0; n < 50; n++) {
            positions.watch(conversations.waiting("sales"), told::add);
        }
        second();
        assertThat(readings.reads).isEqualTo(1);
        assertThat(told).hasSize(50);
    }

    @Test
    void aSecondStreamOfTheSameCustomerIsToldAtOnce() {
        ConversationId mine = conversations.waiting("sales");
        positions.watch(mine, told::add);
        second();
        positions.watch(mine, told::add);
        assertThat(told).containsExactly(place(1), place(1));
    }

    @Test
    void whatOtherNodesChangedIsReadToo() {
        ConversationId first = conversations.waiting("sales");
        ConversationId mine = conversations.waiting("sales");
        positions.watch(mine, told::add);
        second();
        conversations.toldHere = false;
        close(first);
        positions.conversationsChanged(List.of(first));
        second();
        close(mine);
        positions.conversationsChanged(List.of(mine));
        second();
        assertThat(told).containsExactly(place(2), place(1), Optional.empty());
    }

    @Test
    void theExpectedWaitIsThePositionByTheRateOfTheLastHalfHour() {
        agents.put(agent("ann", "sales", 1));
        readings.accepted = 60;
        ConversationId mine = conversations.waiting("sales");
        positions.watch(mine, told::add);
        second();
        assertThat(told).containsExactly(Optional.of(new QueuePlace(1, Optional.of(Duration.ofSeconds(30)))));
        assertThat(positions.expectedWait("sales", 4)).contains(Duration.ofMinutes(2));
    }

    @Test
    void theExpectedWaitIsUnknownWhenNobodyIsOnlineOrNobodyWasTaken() {
        readings.accepted = 60;
        assertThat(positions.expectedWait("sales", 1)).isEmpty();

        agents.put(agent("ann", "support", 1));
        readings.accepted = 0;
        assertThat(positions.expectedWait("support", 1)).isEmpty();
    }

    @Test
    void aBurstCountsTheRateOnce() {
        agents.put(agent("ann", "sales", 1));
        readings.accepted = 10;
        for (int n = 1; n <= 100; n++) {
            positions.expectedWait("sales", n);
        }
        assertThat(readings.counts).isEqualTo(1);
    }

    @Test
    void whoeverAsksOnceIsAnsweredWithoutAWatch() {
        conversations.waiting("sales");
        ConversationId mine = conversations.waiting("sales");
        assertThat(positions.placeOf(conversations.state(mine))).isEqualTo(place(2));
        close(mine);
        assertThat(conversations.state(mine).owner()).isInstanceOf(Owner.Closed.class);
        assertThat(positions.placeOf(conversations.state(mine))).isEmpty();
    }
}
