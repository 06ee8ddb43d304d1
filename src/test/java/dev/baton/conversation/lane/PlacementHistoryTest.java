package dev.baton.conversation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Target;
import dev.baton.conversation.lane.Linearizability.Call;
import dev.baton.conversation.lane.Linearizability.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** Offers, accepts, declines and claims of one conversation at three nodes are as if they came one after the other. */
class PlacementHistoryTest {

    private static final int CLIENTS = 5;
    private static final int CALLS = 4;
    private static final Stage FIRST = new Stage();
    private static final List<Stage> NODES = List.of(FIRST, new Stage(FIRST.database), new Stage(FIRST.database));
    private static final long TERM = new Terms(FIRST.sql).current();

    @AfterContainer
    static void close() throws Exception {
        NODES.subList(1, 3).forEach(node -> node.journal.close());
        FIRST.close();
    }

    enum Kind {
        OFFER,
        ACCEPT,
        DECLINE,
        CLAIM
    }

    /** What was asked, for which agent, about which offer, and the number that was answered; none when it was refused. */
    record Operation(Kind kind, String agent, long offer, Optional<Long> answer, boolean repeated) {}

    /** Who has it, or is asked, and by which event. */
    record State(Optional<String> asked, long offer, Optional<String> taken, long number) {}

    /** A conversation that waits: asked one at a time, taken once. Numbers only grow. */
    private static final Model<State, Operation> WAITING = new Model<>() {
        @Override
        public State initial() {
            return new State(Optional.empty(), 0, Optional.empty(), 0);
        }

        @Override
        public Optional<State> after(State state, Operation done) {
            boolean mine = state.taken().filter(done.agent()::equals).isPresent();
            boolean asked = state.asked().filter(done.agent()::equals).isPresent() && state.offer() == done.offer();
            boolean may =
                    switch (done.kind()) {
                        case OFFER -> state.taken().isEmpty() && state.asked().isEmpty();
                        case ACCEPT -> mine || asked && state.taken().isEmpty();
                        case DECLINE -> asked && state.taken().isEmpty();
                        case CLAIM -> mine || state.taken().isEmpty();
                    };
            if (done.answer().isEmpty()) {
                return may ? Optional.empty() : Optional.of(state);
            }
            if (done.repeated()) {
                // A decline may be told twice: the agent was passed over before.
                return done.kind() == Kind.DECLINE || mine ? Optional.of(state) : Optional.empty();
            }
            long number = done.answer().get();
            if (!may || number <= state.number() || mine) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (done.kind()) {
                        case OFFER -> new State(Optional.of(done.agent()), number, Optional.empty(), number);
                        case DECLINE -> new State(Optional.empty(), 0, Optional.empty(), number);
                        case ACCEPT, CLAIM -> new State(Optional.empty(), 0, Optional.of(done.agent()), number);
                    });
        }
    };

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void what_agents_and_router_were_answered_could_have_come_one_after_the_other(@ForAll long seed) throws Exception {
        ConversationId id = FIRST.waiting();
        List<Actor> agents =
                IntStream.range(0, 3).mapToObj(n -> FIRST.agent(1_000)).toList();
        var clients = new ArrayList<Callable<List<Call<Operation>>>>();
        for (int n = 0; n < CLIENTS; n++) {
            var random = new Random(seed + n);
            clients.add(() -> {
                var calls = new ArrayList<Call<Operation>>();
                for (int call = 0; call < CALLS; call++) {
                    calls.add(call(NODES.get(random.nextInt(3)), id, agents.get(random.nextInt(3)), random));
                }
                return calls;
            });
        }
        var history = new ArrayList<Call<Operation>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Call<Operation>>> client : threads.invokeAll(clients)) {
                history.addAll(client.get());
            }
        }
        assertThat(Linearizability.holds(WAITING, history)).as("%s", history).isTrue();
    }

    private static Call<Operation> call(Stage node, ConversationId id, Actor agent, Random random) {
        Kind kind = Kind.values()[random.nextInt(8) % 4 == 3 && random.nextInt(3) > 0 ? 0 : random.nextInt(4)];
        Conversation seen = FIRST.store.find(id).orElseThrow();
        long offer = seen.owner() instanceof Owner.Queue queue
                ? queue.offer().map(Owner.Offer::number).orElse(0L)
                : 0;
        Command command =
                switch (kind) {
                    case OFFER ->
                        new Command.MakeOffer(
                                Stage.now(),
                                seen.epoch(),
                                new Event.OfferMade(
                                        agent.id(),
                                        agent.name(),
                                        100,
                                        Stage.now().plusSeconds(60),
                                        Map.of()),
                                TERM);
                    case ACCEPT -> new Command.AcceptOffer(Stage.now(), agent, offer);
                    case DECLINE -> new Command.DeclineOffer(Stage.now(), agent, offer);
                    case CLAIM -> new Command.Claim(Stage.now(), agent, 100, false, Target.team("support"));
                };
        long began = System.nanoTime();
        Reply reply = node.lanes.submit(id, command);
        long ended = System.nanoTime();
        return switch (reply) {
            case Reply.Done done ->
                new Call<>(
                        began,
                        ended,
                        new Operation(kind, agent.id(), offer, Optional.of(done.number()), done.repeated()));
            case Reply.Refused refused ->
                new Call<>(
                        began,
                        refused.refusal() instanceof Refusal.Overloaded ? Long.MAX_VALUE : ended,
                        new Operation(kind, agent.id(), offer, Optional.empty(), false));
        };
    }

    private static Call<Operation> call(long began, long ended, Kind kind, String agent, long offer, long answer) {
        return new Call<>(
                began,
                ended,
                new Operation(kind, agent, offer, answer == 0 ? Optional.empty() : Optional.of(answer), false));
    }

    @Test
    void two_who_both_took_it_are_found_out() {
        assertThat(Linearizability.holds(
                        WAITING, List.of(call(0, 9, Kind.CLAIM, "ann", 0, 5), call(1, 8, Kind.CLAIM, "bob", 0, 6))))
                .isFalse();
    }

    @Test
    void an_offer_that_was_accepted_after_it_was_declined_is_found_out() {
        assertThat(Linearizability.holds(
                        WAITING,
                        List.of(
                                call(0, 1, Kind.OFFER, "ann", 0, 5),
                                call(2, 3, Kind.DECLINE, "ann", 5, 6),
                                call(4, 5, Kind.ACCEPT, "ann", 5, 7))))
                .isFalse();
    }

    @Test
    void who_was_refused_though_nobody_had_it_is_found_out() {
        assertThat(Linearizability.holds(WAITING, List.of(call(0, 1, Kind.CLAIM, "ann", 0, 0))))
                .isFalse();
        assertThat(Linearizability.holds(
                        WAITING, List.of(call(0, 5, Kind.CLAIM, "ann", 0, 0), call(1, 2, Kind.CLAIM, "bob", 0, 5))))
                .isTrue();
    }
}
