package dev.baton.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of routing over random histories of agents, conversations, answers and time. */
class RouterIndexPropertyTest {

    private static final int CONVERSATIONS = 14;
    private static final int AGENTS = 5;

    /** Something happens; what exactly follows from the numbers and from what is possible then. */
    record Step(Kind kind, int who, int shape) {}

    enum Kind {
        ARRIVES,
        AGENT_CHANGES,
        AGENT_IS_REMOVED,
        TEAM_CHOOSES_OTHERWISE,
        OFFER_IS_MADE,
        OFFER_IS_REFUSED,
        RESTS,
        IS_CLAIMED,
        ACCEPTS,
        DECLINES,
        SPEAKS,
        ENDS,
        AGENT_LOST,
        TIME_PASSES
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 4095))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(120);
    }

    /** A world and the index that is told of it. */
    private static final class Run {
        final RoutingWorld world = new RoutingWorld();
        final RouterIndex index = new RouterIndex();

        void take(Step step) {
            ConversationId id = Samples.id(step.who() % CONVERSATIONS);
            Optional<Standing> standing = Optional.ofNullable(world.standings.get(id));
            switch (step.kind()) {
                case ARRIVES -> {
                    if (standing.filter(Standing::matters).isEmpty()) {
                        index.see(world.arrive(step.who() % CONVERSATIONS, step.shape()));
                    }
                }
                case AGENT_CHANGES -> index.see(world.agent(step.who() % AGENTS, step.shape()));
                case AGENT_IS_REMOVED -> {
                    if (step.shape() % 4 == 0) {
                        world.agents.remove("agent-" + step.who() % AGENTS);
                        index.agentGone("agent-" + step.who() % AGENTS);
                    }
                }
                case TEAM_CHOOSES_OTHERWISE -> {
                    String team = RoutingWorld.TEAMS.get(step.who() % 3);
                    index.see(team, world.choose(team, step.shape()));
                }
                case OFFER_IS_MADE ->
                    answered(step).ifPresent(placement -> {
                        Standing before = world.standing(placement.conversation());
                        Hold hold = world.hold(placement);
                        index.see(world.put(before.id(), before.waiting(), Optional.of(hold), before.epoch()));
                        index.settled(placement);
                    });
                case OFFER_IS_REFUSED -> answered(step).ifPresent(index::settled);
                case RESTS ->
                    standing.filter(at -> at.chatsWith().isPresent()).ifPresent(at -> {
                        Hold held = at.hold().orElseThrow();
                        var rests = new Hold(held.agent(), step.shape() % 2 * 25, held.team(), held.channel());
                        index.see(world.put(id, Optional.empty(), Optional.of(rests), at.epoch()));
                    });
                case IS_CLAIMED ->
                    standing.filter(Standing::wantsAgent).ifPresent(at -> {
                        world.decided.remove(id);
                        Waiting waiting = at.waiting().orElseThrow();
                        var hold = new Hold(
                                "agent-" + step.shape() % AGENTS,
                                50 + step.shape() % 2 * 50,
                                waiting.target().team(),
                                waiting.channel());
                        index.see(world.put(id, Optional.empty(), Optional.of(hold), at.epoch() + 1));
                    });
                case ACCEPTS ->
                    standing.filter(at -> at.waiting().isPresent())
                            .filter(at -> at.hold().isPresent())
                            .ifPresent(at -> index.see(world.put(id, Optional.empty(), at.hold(), at.epoch() + 1)));
                case DECLINES ->
                    standing.filter(at -> at.hold().isPresent())
                            .flatMap(Standing::waiting)
                            .ifPresent(waiting -> decline(waiting, standing.orElseThrow()));
                case SPEAKS -> standing.ifPresent(at -> index.see(world.put(id, at.waiting(), at.hold(), at.epoch())));
                case ENDS ->
                    standing.filter(Standing::matters).ifPresent(at -> {
                        world.decided.remove(id);
                        index.see(world.put(id, Optional.empty(), Optional.empty(), at.epoch() + 1));
                    });
                case AGENT_LOST ->
                    standing.filter(at -> at.chatsWith().isPresent())
                            .ifPresent(at -> index.see(world.arrive(step.who() % CONVERSATIONS, step.shape())));
                case TIME_PASSES -> world.now = world.now.plusSeconds(step.shape() % 40);
            }
        }

        private Optional<Placement> answered(Step step) {
            var pending = List.copyOf(world.decided.values());
            if (pending.isEmpty()) {
                return Optional.empty();
            }
            Placement placement = pending.get(step.who() % pending.size());
            world.decided.remove(placement.conversation());
            return Optional.of(placement);
        }

        private void decline(Waiting waiting, Standing at) {
            var passed = new HashMap<>(waiting.passed());
            passed.put(at.hold().orElseThrow().agent(), world.now.plus(Duration.ofSeconds(60)));
            index.see(world.put(
                    waiting.id(), Optional.of(Samples.passed(waiting, passed)), Optional.empty(), at.epoch()));
        }

        List<Placement> place(int limit) {
            List<Placement> placements = index.place(world.now, limit);
            placements.forEach(world::decide);
            return placements;
        }

        void placeAll() {
            place(Integer.MAX_VALUE);
        }
    }

    private static List<String> pairs(List<Placement> placements) {
        return placements.stream()
                .map(placement -> placement.conversation() + " to " + placement.agent())
                .toList();
    }

    @Property(tries = 2000)
    void decidesWhatTheRuleCarriedOutLiterallyDecides(@ForAll("histories") List<Step> history) {
        var run = new Run();
        for (Step step : history) {
            run.take(step);
            List<String> expected = run.world.expected();
            assertThat(pairs(run.place(Integer.MAX_VALUE))).isEqualTo(expected);
        }
    }

    @Property(tries = 500)
    void aLimitOnlyCutsTheDecisionsIntoPieces(@ForAll("histories") List<Step> history) {
        var run = new Run();
        for (Step step : history) {
            run.take(step);
            List<String> expected = run.world.expected();
            var pieces = new ArrayList<Placement>();
            List<Placement> piece;
            do {
                piece = run.place(2);
                pieces.addAll(piece);
            } while (piece.size() == 2);
            assertThat(pairs(pieces)).isEqualTo(expected);
        }
    }

    @Property(tries = 500)
    void placesNobodyAboveTheCapAndOnlyWithWhoeverIsEligible(@ForAll("histories") List<Step> history) {
        var run = new Run();
        for (Step step : history) {
            run.take(step);
            for (Placement placement : run.index.place(run.world.now, Integer.MAX_VALUE)) {
                Waiting waiting =
                        run.world.standing(placement.conversation()).waiting().orElseThrow();
                assertThat(run.world.eligible(waiting, run.world.known(placement.agent())))
                        .isTrue();
                assertThat(placement.epoch()).isEqualTo(waiting.epoch());
                run.world.decide(placement);
            }
            for (String agent : run.world.agents.keySet()) {
                assertThat(run.index.load(agent)).isEqualTo(run.world.load(agent));
                for (String scope : List.of("team:a", "channel:email", "team:b channel:web")) {
                    assertThat(run.index.load(agent, scope)).isEqualTo(run.world.load(agent, scope));
                }
            }
        }
    }

    @Property(tries = 500)
    void leavesNobodyWaitingWhoCouldBeServedAndLetsNoNewerEqualPass(@ForAll("histories") List<Step> history) {
        var run = new Run();
        for (Step step : history) {
            run.take(step);
            var before = run.world.unplaced();
            var placed = run.place(Integer.MAX_VALUE).stream()
                    .map(Placement::conversation)
                    .toList();
            for (Waiting left : run.world.unplaced()) {
                assertThat(run.world.agents.values()).noneMatch(agent -> run.world.eligible(left, agent));
                assertThat(before)
                        .filteredOn(other -> other.target().equals(left.target())
                                && other.channel().equals(left.channel())
                                && other.service().equals(left.service())
                                && other.first().isEmpty()
                                && left.first().isEmpty()
                                && other.priority() == left.priority()
                                && other.returned() == left.returned()
                                && other.since().isAfter(left.since())
                                && left.passed().isEmpty())
                        .noneMatch(newer -> placed.contains(newer.id()));
            }
        }
    }

    @Property(tries = 500)
    void allSlotsAreFreeInTheEnd(@ForAll("histories") List<Step> history) {
        var run = new Run();
        for (Step step : history) {
            run.take(step);
            run.placeAll();
        }
        for (int n = 0; n < CONVERSATIONS; n++) {
            run.take(new Step(Kind.ENDS, n, 0));
        }
        assertThat(run.index.unplaced()).isZero();
        assertThat(run.index.size()).isZero();
        for (int n = 0; n < AGENTS; n++) {
            assertThat(run.index.load("agent-" + n)).isZero();
            assertThat(run.index.heldBy("agent-" + n)).isEmpty();
        }
    }

    @Property(tries = 500)
    void theOrderInWhichChangesArriveDoesNotMatter(@ForAll("histories") List<Step> history, @ForAll Random random) {
        var world = new Run();
        var told = new ArrayList<Standing>();
        for (Step step : history) {
            world.take(step);
            told.addAll(world.world.standings.values());
        }
        var agents = new ArrayList<>(world.world.agents.values());
        List<String> first = decide(told, agents, world);
        Collections.shuffle(told, random);
        Collections.shuffle(agents, random);
        assertThat(decide(told, agents, world)).isEqualTo(first);
    }

    private static List<String> decide(List<Standing> told, List<Agent> agents, Run world) {
        var index = new RouterIndex();
        world.world.strategies.forEach(index::see);
        // The times at which agents were busy reach a new index with the agents, not with the chats' history.
        agents.forEach(agent -> index.see(Samples.idleSince(agent, world.world.now)));
        told.forEach(index::see);
        return pairs(index.place(world.world.now, Integer.MAX_VALUE));
    }
}
