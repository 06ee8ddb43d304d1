package dev.baton.routing;

import static dev.baton.conversation.lane.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Service;
import dev.baton.conversation.lane.Stage;
import dev.baton.platform.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routing with its threads, the true lanes and journal, and a real PostgreSQL. */
class RoutingOnPostgresTest {

    private static final String TEAM = "support";

    private final Stage stage = new Stage();
    private final StandingSource source = new SqlStandingSource(stage.sql);
    private final QueueReadings readings = new SqlQueueReadings(stage.sql);
    private final Leases leases = new Leases(stage.sql);
    private final FakeAgents agents = new FakeAgents();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        stage.close();
    }

    private Actor agent(int slots) {
        Actor actor = stage.agent(slots * 100);
        agents.put(new Agent(actor.id(), actor.name(), Set.of(TEAM), Map.of(), true, slots * 100, Stage.now()));
        return actor;
    }

    private Conversation state(ConversationId id) {
        return stage.lanes.find(id).orElseThrow();
    }

    private static Owner.Offer offerIn(Conversation state) {
        return ((Owner.Queue) state.owner()).offer().orElseThrow();
    }

    private Conversation offered(Actor agent, long term) {
        ConversationId id = stage.waiting();
        var offer = new Event.OfferMade(
                agent.id(), agent.name(), Service.ONE_SLOT, Stage.now().plusSeconds(20), Map.of());
        return done(stage.lanes.submit(
                id, new Command.MakeOffer(Stage.now(), state(id).epoch(), offer, term)));
    }

    private Conversation accepted(Conversation offered, Actor agent) {
        return done(stage.lanes.submit(
                offered.id(),
                new Command.AcceptOffer(Stage.now(), agent, offerIn(offered).number())));
    }

    private Conversation declined(Conversation offered, Actor agent) {
        return done(stage.lanes.submit(
                offered.id(),
                new Command.DeclineOffer(Stage.now(), agent, offerIn(offered).number())));
    }

    private long term() {
        return new DatabaseRouterLease(leases, "test").take().orElseThrow().number();
    }

    @Test
    void theColumnsSayHowConversationsStand() {
        Actor ann = agent(5);
        long term = term();
        List<Conversation> states = List.of(
                state(stage.started()),
                state(stage.waiting()),
                offered(ann, term),
                accepted(offered(ann, term), ann),
                declined(offered(ann, term), ann));
        List<Standing> standings = states.stream().map(Standing::of).toList();
        List<Standing> mattering = standings.stream().filter(Standing::matters).toList();

        assertThat(source.read(states.stream().map(Conversation::id).toList()))
                .containsExactlyInAnyOrderElementsOf(standings);
        assertThat(source.heldBy(ann.id())).containsExactlyInAnyOrder(standings.get(2), standings.get(3));
        assertThat(pages()).hasSize(4).containsExactlyInAnyOrderElementsOf(mattering);
        assertThat(source.glance(Optional.empty(), 10).stream()
                        .map(glance -> glance.id() + " " + glance.number() + " " + glance.epoch())
                        .toList())
                .isEqualTo(pages().stream()
                        .map(standing -> standing.id() + " " + standing.number() + " " + standing.epoch())
                        .toList());
    }

    private List<Standing> pages() {
        var all = new ArrayList<Standing>();
        Optional<ConversationId> after = Optional.empty();
        List<Standing> page;
        do {
            page = source.page(after, 2);
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == 2);
        return all;
    }

    @Test
    void aLoadThatIsNotTheSumOfWhatIsHeldIsFound() {
        Actor ann = agent(5);
        offered(ann, term());
        assertThat(source.misloaded()).isZero();
        stage.sql.sql("update agent_load set load = load + 50").update();
        assertThat(source.misloaded()).isEqualTo(1);
    }

    @Test
    void positionsFollowTheServingOrderAndTheRateCountsTheAccepted() {
        Actor ann = agent(5);
        long term = term();
        ConversationId first = stage.waiting();
        ConversationId second = stage.waiting();
        accepted(offered(ann, term), ann);
        ConversationId third = stage.waiting();
        var reading = readings.read(
                TEAM,
                List.of(second, third, ConversationId.startingAt(Stage.now())),
                Stage.now().minusSeconds(60));

        assertThat(reading.positions()).isEqualTo(Map.of(second, 2, third, 3));
        assertThat(reading.accepted()).isEqualTo(1);
        assertThat(readings.accepted(TEAM, Stage.now().minusSeconds(60))).isEqualTo(1);
        assertThat(readings.accepted(TEAM, Stage.now().plusSeconds(60))).isZero();
        assertThat(readings.read("sales", List.of(first), Stage.now()).positions())
                .isEmpty();
        assertThat(readings.teams(List.of(first, stage.started()))).isEqualTo(Map.of(first, TEAM));
    }

    /** One node with its router; hints go to the other node. */
    private final class RoutingNode implements AutoCloseable {
        final Stage lanes;
        final RouterMetrics metrics = new RouterMetrics();
        final Router router;

        RoutingNode(Stage lanes, String name) {
            this.lanes = lanes;
            router = new Router(
                    lanes.lanes,
                    new SqlStandingSource(lanes.sql),
                    agents,
                    TeamStrategies.BALANCED,
                    new DatabaseRouterLease(new Leases(lanes.sql), name),
                    assistant -> Duration.ofMinutes(1),
                    Clock.systemUTC(),
                    threads,
                    new Router.Settings(16, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1)),
                    metrics);
        }

        @Override
        public void close() {
            router.close();
        }

        void hintTo(RoutingNode other) {
            lanes.lanes.follow(commit -> {
                if (Standing.changedBy(commit)) {
                    other.router.conversationsChanged(List.of(commit.after().id()));
                }
            });
        }

        /** Each offer is accepted, each chat ended, by an agent who is quick. */
        void serve(CountDownLatch ended) {
            lanes.lanes.follow(commit -> commit.events().stream()
                    .map(Recorded::event)
                    .forEach(event -> threads.execute(() -> react(event, commit, ended))));
        }

        private void react(Event event, Committed commit, CountDownLatch ended) {
            ConversationId id = commit.after().id();
            if (event instanceof Event.OfferMade made) {
                var actor = Actor.agent(made.agent(), made.name());
                long offer = offerIn(commit.after()).number();
                lanes.lanes.submit(id, new Command.AcceptOffer(Stage.now(), actor, offer));
            } else if (event instanceof Event.AgentJoined joined) {
                var actor = Actor.agent(joined.agent(), joined.name());
                lanes.lanes.submit(
                        id, new Command.Close(Stage.now(), actor, false, Optional.empty(), Optional.empty()));
            } else if (event instanceof Event.Closed) {
                ended.countDown();
            }
        }
    }

    @Test
    void everybodyIsServedAlthoughTheRouterGoesToAnotherNodeMeanwhile() throws Exception {
        int customers = 60;
        for (int n = 0; n < 4; n++) {
            agent(2);
        }
        var ended = new CountDownLatch(customers);
        var half = new CountDownLatch(customers / 2);
        var second = new Stage(stage.database);
        try (var one = new RoutingNode(stage, "one");
                var two = new RoutingNode(second, "two")) {
            one.hintTo(two);
            two.hintTo(one);
            for (RoutingNode node : List.of(one, two)) {
                node.serve(ended);
                node.serve(half);
                node.router.start();
            }
            for (int n = 0; n < customers; n++) {
                Stage at = n % 3 == 0 ? second : stage;
                threads.execute(at::waiting);
            }
            assertThat(half.await(30, TimeUnit.SECONDS)).isTrue();
            (one.router.routes() ? one : two).close();

            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(stage.loads()).containsOnly(0);
            assertThat(one.metrics.repairs().sum() + two.metrics.repairs().sum())
                    .isZero();
        } finally {
            second.journal.close();
        }
    }
}
