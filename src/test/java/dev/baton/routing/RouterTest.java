package dev.baton.routing;

import static dev.baton.routing.Samples.agent;
import static dev.baton.routing.Samples.routable;
import static dev.baton.routing.Samples.withSkills;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import dev.baton.platform.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The router, turned by hand: each turn is one of its thread's. */
class RouterTest {

    private final TestClock clock = new TestClock(Samples.NOON.toString());
    private final FakeConversations conversations = new FakeConversations(clock);
    private final FakeAgents agents = new FakeAgents();
    private final FakeLease lease = new FakeLease(clock);
    private final RouterMetrics metrics = new RouterMetrics();
    private final Queue<Runnable> submissions = new ArrayDeque<>();
    private Router router = newRouter();

    private Router newRouter() {
        return new Router(
                conversations,
                conversations,
                agents,
                TeamStrategies.BALANCED,
                lease,
                assistant -> Duration.ofSeconds(20),
                clock,
                submissions::add,
                Router.Settings.DEFAULT,
                metrics);
    }

    @BeforeEach
    void follow() {
        conversations.follow(router);
    }

    private void online(Agent agent) {
        agents.put(agent);
        conversations.caps.put(agent.id(), agent.cap());
        router.agentsChanged(List.of(agent.id()));
    }

    /** Turns until nothing is left to do. */
    private void run() {
        router.turn();
        while (!submissions.isEmpty()) {
            submissions.remove().run();
            router.turn();
        }
    }

    private void elect() {
        router.keepLease();
        run();
    }

    private void decline(ConversationId id) {
        var queue = (Owner.Queue) conversations.state(id).owner();
        Owner.Offer offer = queue.offer().orElseThrow();
        conversations.done(
                id, new Command.DeclineOffer(clock.instant(), Actor.agent(offer.agent(), ""), offer.number()));
    }

    private void accept(ConversationId id) {
        var queue = (Owner.Queue) conversations.state(id).owner();
        Owner.Offer offer = queue.offer().orElseThrow();
        conversations.done(
                id, new Command.AcceptOffer(clock.instant(), Actor.agent(offer.agent(), ""), offer.number()));
    }

    private void close(ConversationId id) {
        conversations.done(
                id, new Command.Close(clock.instant(), Actor.SYSTEM, false, Optional.empty(), Optional.empty()));
    }

    @Test
    void offersToWhoeverIsThereWhenTheShiftBegins() {
        online(agent("ann", "sales", 1));
        ConversationId first = conversations.waiting("sales");
        clock.pass(Duration.ofSeconds(1));
        ConversationId second = conversations.waiting("sales");

        elect();

        assertThat(conversations.agentOf(first)).contains("ann");
        assertThat(conversations.agentOf(second)).isEmpty();
        assertThat(metrics.unplaced()).hasValue(1);
    }

    @Test
    void offersWithTheRingTimeAndAnExplanation() {
        elect();
        online(agent("ann", "sales", 1));
        ConversationId id = conversations.waiting("sales");

        run();

        Event.OfferMade offer = conversations.offersAsked.getFirst().offer();
        assertThat(offer.expiresAt()).isEqualTo(clock.instant().plusSeconds(20));
        assertThat(offer.why())
                .containsEntry("rule", "balanced")
                .containsEntry("team", "sales")
                .containsEntry("candidates", "1")
                .containsEntry("because", "only candidate");
        assertThat(conversations.agentOf(id)).contains("ann");
    }

    @Test
    void offersAtOnceWhenASlotBecomesFree() {
        elect();
        online(agent("ann", "sales", 1));
        ConversationId first = conversations.waiting("sales");
        ConversationId second = conversations.waiting("sales");
        run();
        accept(first);
        run();
        assertThat(conversations.agentOf(second)).isEmpty();

        close(first);
        run();

        assertThat(conversations.agentOf(second)).contains("ann");
    }

    @Test
    void offersAtOnceWhenAnAgentComesOnline() {
        elect();
        online(routable(agent("ann", "sales", 1), false));
        ConversationId id = conversations.waiting("sales");
        run();
        assertThat(conversations.agentOf(id)).isEmpty();

        online(agent("ann", "sales", 1));
        run();

        assertThat(conversations.agentOf(id)).contains("ann");
    }

    @Test
    void asksTheNextAgentAfterADecline() {
        elect();
        online(agent("ann", "sales", 1));
        online(agent("bob", "sales", 1));
        ConversationId id = conversations.waiting("sales");
        run();
        assertThat(conversations.agentOf(id)).contains("ann");

        decline(id);
        run();

        assertThat(conversations.agentOf(id)).contains("bob");
    }

    @Test
    void asksTheSameAgentAgainWhenNoLongerPassedOver() {
        elect();
        online(agent("ann", "sales", 1));
        ConversationId id = conversations.waiting("sales");
        run();
        decline(id);
        run();
        assertThat(conversations.agentOf(id)).isEmpty();

        clock.pass(Duration.ofSeconds(61));
        elect();

        assertThat(conversations.agentOf(id)).contains("ann");
    }

    @Test
    void placesNothingAfterTheLeaseWentElsewhere() {
        elect();
        lease.elsewhere = true;
        elect();
        online(agent("ann", "sales", 1));
        ConversationId id = conversations.waiting("sales");
        run();

        assertThat(router.routes()).isFalse();
        assertThat(conversations.offersAsked).isEmpty();
        assertThat(conversations.agentOf(id)).isEmpty();
    }

    @Test
    void placesNothingAfterTheLeaseRanOutUnrenewed() {
        elect();
        lease.unreachable = true;
        clock.pass(FakeLease.TIME);
        router.keepLease();
        online(agent("ann", "sales", 1));
        conversations.waiting("sales");
        run();

        assertThat(conversations.offersAsked).isEmpty();
    }

    @Test
    void aRouterThatLostItsLeaseUnnoticedIsRefusedAndStops() {
        elect();
        online(agent("ann", "sales", 1));
        conversations.term = 2;
        ConversationId id = conversations.waiting("sales");
        run();

        assertThat(conversations.agentOf(id)).isEmpty();
        assertThat(router.routes()).isFalse();
    }

    @Test
    void aNewShiftSeesWhatHappenedBetweenTheShifts() {
        online(agent("ann", "sales", 1));
        elect();
        lease.elsewhere = true;
        elect();
        ConversationId id = conversations.waiting("sales");
        run();
        lease.elsewhere = false;

        elect();

        assertThat(conversations.agentOf(id)).contains("ann");
    }

    @Test
    void aRefusedClaimIsUndoneAndTriedElsewhere() {
        online(agent("ann", "sales", 2));
        online(agent("bob", "sales", 1));
        ConversationId elsewhere = conversations.waiting("support");
        ConversationId alsoElsewhere = conversations.waiting("support");
        elect();
        conversations.toldHere = false;
        claim(elsewhere, "ann");
        claim(alsoElsewhere, "ann");
        conversations.toldHere = true;

        ConversationId id = conversations.waiting("sales");
        run();

        assertThat(conversations.agentOf(id)).contains("bob");
        assertThat(conversations.load("ann")).isEqualTo(200);
        assertThat(metrics.refused().sum()).isEqualTo(1);
        close(elsewhere);
        ConversationId next = conversations.waiting("sales");
        run();
        assertThat(conversations.agentOf(next)).contains("ann");
    }

    @Test
    void anAgentWhoseCapIsLowerThanBelievedIsNotAskedInCircles() {
        elect();
        online(agent("ann", "sales", 2));
        conversations.caps.put("ann", 0);
        conversations.waiting("sales");
        run();
        assertThat(conversations.offersAsked).hasSize(1);

        clock.pass(Duration.ofSeconds(2));
        router.keepLease();
        run();
        assertThat(conversations.offersAsked).hasSize(2);
    }

    @Test
    void aConversationThatWentElsewhereInTheMeantimeCostsNobodyASlot() {
        elect();
        online(agent("ann", "sales", 1));
        conversations.toldHere = false;
        ConversationId gone = conversations.waiting("sales");
        router.conversationsChanged(List.of(gone));
        router.turn();
        close(gone);
        conversations.toldHere = true;
        run();

        ConversationId id = conversations.waiting("sales");
        run();
        assertThat(conversations.agentOf(id)).contains("ann");
    }

    @Test
    void pausesWhileTheJournalIsOverloadedAndGoesOnAfterwards() {
        elect();
        online(agent("ann", "sales", 1));
        conversations.overloaded = () -> true;
        ConversationId first = conversations.waiting("sales");
        ConversationId second = conversations.waiting("sales");
        run();
        assertThat(conversations.offersAsked).hasSize(1);

        conversations.overloaded = () -> false;
        clock.pass(Duration.ofSeconds(1));
        run();

        assertThat(conversations.agentOf(first)).contains("ann");
        assertThat(conversations.agentOf(second)).isEmpty();
    }

    @Test
    void readsWhatAnotherNodeHintsAt() {
        elect();
        online(agent("ann", "sales", 1));
        conversations.toldHere = false;
        ConversationId id = conversations.waiting("sales");
        run();
        assertThat(conversations.agentOf(id)).isEmpty();

        router.conversationsChanged(List.of(id));
        run();

        assertThat(conversations.agentOf(id)).contains("ann");
        assertThat(metrics.repairs().sum()).isZero();
    }

    @Test
    void theSweepRepairsWhatAMissedHintLeftOutAndCountsIt() {
        elect();
        online(agent("ann", "sales", 1));
        ConversationId busy = conversations.waiting("sales");
        run();
        accept(busy);
        run();
        conversations.toldHere = false;
        close(busy);
        ConversationId id = conversations.waiting("sales");
        conversations.toldHere = true;
        agents.put(withSkills(agent("ann", "sales", 1), "french"));

        sweep();

        assertThat(conversations.agentOf(id)).contains("ann");
        assertThat(metrics.repairs().sum()).isEqualTo(3);
        sweep();
        assertThat(metrics.repairs().sum()).isEqualTo(3);
    }

    @Test
    void theSweepHasNothingToRepairAsLongAsNoHintIsLost() {
        elect();
        online(agent("ann", "sales", 2));
        ConversationId talking = conversations.waiting("sales");
        ConversationId asked = conversations.waiting("sales");
        ConversationId waiting = conversations.waiting("sales");
        run();
        accept(talking);
        say(talking);
        say(waiting);

        Sweep sweep = router.beginSweep().orElseThrow();
        decline(asked);
        close(talking);
        conversations.waiting("sales");
        router.endSweep(sweep);
        run();

        assertThat(metrics.repairs().sum()).isZero();
    }

    @Test
    void neverSubmitsMoreThanMayBeInFlight() {
        elect();
        online(agent("ann", "sales", 200));
        for (int n = 0; n < 100; n++) {
            conversations.waiting(Target.team("sales"), 0);
        }
        router.turn();
        assertThat(submissions).hasSize(Router.Settings.DEFAULT.inFlight());

        run();
        assertThat(conversations.load("ann")).isEqualTo(100 * 100);
    }

    @Test
    void anUnreadableDatabaseOnlyDelaysTheShift() {
        ConversationId id = conversations.waiting("sales");
        var flaky = new FakeAgents() {
            boolean fails = true;

            @Override
            public java.util.Collection<Agent> all() {
                if (fails) {
                    throw new IllegalStateException("the database is unreachable");
                }
                return super.all();
            }
        };
        flaky.put(agent("ann", "sales", 1));
        conversations.caps.put("ann", 100);
        router = new Router(
                conversations,
                conversations,
                flaky,
                TeamStrategies.BALANCED,
                lease,
                assistant -> RingTimes.DEFAULT,
                clock,
                submissions::add,
                Router.Settings.DEFAULT,
                metrics);
        elect();
        assertThat(router.routes()).isFalse();

        flaky.fails = false;
        elect();

        assertThat(conversations.agentOf(id)).contains("ann");
    }

    private void sweep() {
        Sweep sweep = router.beginSweep().orElseThrow();
        router.endSweep(sweep);
        run();
    }

    private void say(ConversationId id) {
        conversations.done(id, new Command.Say(clock.instant(), Actor.CUSTOMER, Optional.empty(), "hello?"));
    }

    private void claim(ConversationId id, String agent) {
        conversations.done(
                id,
                new Command.Claim(
                        clock.instant(), Actor.agent(agent, agent), Service.ONE_SLOT, false, Target.team("sales")));
    }
}
