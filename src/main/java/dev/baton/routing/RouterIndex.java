package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody who waits, everybody who could take them, and who is to be asked next. Pure and for one thread: it is told how
 * conversations and agents stand, and says whom to place; time enters with each question.
 *
 * <p><b>The rule.</b> In serving order ({@link Waiting}) each waiting conversation gets an eligible agent: routable, in the
 * team or named, with the skill and the language, enough free under each cap, not passed over. Its wishes
 * ({@link Waiting#wishes}) are tried one after the other, and of a wish's agents the team's {@link Strategy} says the best. A
 * conversation that nobody can take now delays none that somebody can. So the outcome depends on what is known, not on the
 * order in which it became known.
 *
 * <p><b>Why it is quick.</b> After {@link #place} ran dry no waiting conversation has an eligible agent. A pair can only
 * become eligible through a change of one of the two, or because a time passed. So each change wakes the few lines that it
 * concerns, and only those are looked at again.
 *
 * <p><b>Why it cannot drift.</b> It is told states, not differences: of two the one with the higher number wins, telling
 * one twice changes nothing, and an agent's load is the sum of the known holds. Who has left routing is remembered by
 * number for a while, so that an older state which arrives late does not bring it back.
 */
public final class RouterIndex {

    private final Floor floor = new Floor();
    private final Cases cases = new Cases();
    private final Agenda agenda = new Agenda();
    private final Alarms alarms = new Alarms();
    private final Queueing queueing = new Queueing(floor, agenda, alarms, cases);
    private Instant now = Instant.MIN;
    private long serial;

    /**
     * Learns how a conversation stands.
     *
     * @return whether that meant anything new to routing
     */
    public boolean see(Standing standing) {
        if (standing.number() <= numberOf(standing.id())) {
            return false;
        }
        Case known = cases.find(standing.id());
        if (known != null) {
            return seeAgain(known, standing);
        }
        if (!standing.matters()) {
            cases.leave(standing);
            return false;
        }
        change(cases.enter(standing), Optional.empty(), standing);
        return true;
    }

    /** Forgets a conversation that no longer exists; nothing happens if it is not known. */
    public void forget(ConversationId id) {
        standing(id)
                .ifPresent(last -> see(new Standing(
                        id, last.number() + 1, last.epoch(), last.since(), Optional.empty(), Optional.empty())));
    }

    /** Learns how an agent stands. */
    public void see(Agent agent) {
        Seat seat = floor.seat(agent.id());
        seat.busyAt(agent.idleSince());
        seat.assignedAt(agent.assignedAt());
        Agent before = seat.agent;
        seat.agent = agent;
        if (before == null || !before.standsWhere(agent)) {
            floor.seat(seat, before, agent);
        }
        refresh(seat);
    }

    /** Learns that there is no such agent any more; what the agent carries goes on to count until it is released. */
    public void agentGone(String id) {
        floor.find(id).ifPresent(seat -> {
            if (seat.agent != null) {
                floor.vacate(seat, seat.agent);
                seat.agent = null;
            }
        });
    }

    /** Learns how a team's agents are chosen. */
    public void see(String team, Strategy strategy) {
        floor.choose(team, strategy).forEach(agenda::wake);
    }

    /** Leaves an agent alone until the given time. */
    public void rest(String agent, Instant until) {
        floor.find(agent).ifPresent(seat -> {
            seat.restsUntil = until;
            refresh(seat);
            alarms.set(until, () -> refresh(seat));
        });
    }

    /**
     * Decides. What is decided counts as taken at once; ask again until the answer is shorter than the limit, and whenever
     * something was learnt or {@link #nextWake} has come.
     *
     * @param time now; never earlier than the last time
     * @param limit how many decisions at most
     */
    public List<Placement> place(Instant time, int limit) {
        now = time;
        queueing.at(time);
        alarms.ring(now);
        var placements = new ArrayList<Placement>();
        while (placements.size() < limit) {
            Line line = agenda.first();
            if (line == null) {
                break;
            }
            if (line.isEmptyOfCandidates()) {
                agenda.sleep(line);
            } else {
                place(agenda.advance(line)).ifPresent(placements::add);
            }
        }
        return placements;
    }

    /**
     * The answer to a decision is there, and whatever it changed has been told to {@link #see}: nothing is kept free for it
     * any longer. Of a decision that is not under way (any more) nothing is kept.
     */
    public void settled(Placement placement) {
        Case known = cases.find(placement.conversation());
        if (known != null && placement.equals(known.pending)) {
            dropDecision(known).ifPresent(this::refresh);
            queueing.enter(known);
        }
    }

    /** When to ask again even if nothing is learnt. */
    public Optional<Instant> nextWake() {
        return alarms.next();
    }

    /** How a conversation stands, as far as is known; empty if it has nothing to do with routing. */
    public Optional<Standing> standing(ConversationId id) {
        return cases.standing(id);
    }

    /**
     * Those that are known, by id.
     *
     * @param after behind this one, or from the first
     * @param upTo up to this one, or to the last
     */
    public List<Standing> standings(Optional<ConversationId> after, Optional<ConversationId> upTo) {
        return cases.standings(after, upTo);
    }

    /** The number up to which a conversation is known, also for a while after it left; 0 for a stranger. */
    public long numberOf(ConversationId id) {
        return cases.numberOf(id);
    }

    /** What is known of an agent. */
    public Optional<Agent> agent(String id) {
        return floor.find(id).flatMap(seat -> Optional.ofNullable(seat.agent));
    }

    /** All agents that are known. */
    public List<Agent> agents() {
        return floor.seats().stream()
                .flatMap(seat -> Optional.ofNullable(seat.agent).stream())
                .toList();
    }

    /** The conversations of which the agent carries something. */
    public Set<ConversationId> heldBy(String agent) {
        return floor.find(agent).map(seat -> Set.copyOf(seat.holds)).orElse(Set.of());
    }

    /** What the agent carries, decisions under way included, in hundredths of a slot. */
    public int load(String agent) {
        return floor.find(agent).map(Seat::load).orElse(0);
    }

    /** What of it counts under the name of a team or channel. */
    public int load(String agent, String scope) {
        return floor.find(agent).map(seat -> seat.load(scope)).orElse(0);
    }

    /** Whether the agent could be given something. */
    public boolean hasRoom(String agent) {
        return floor.find(agent).filter(seat -> seat.candidate != null).isPresent();
    }

    /** How many wait without anybody being asked. */
    public int unplaced() {
        return queueing.unplaced();
    }

    /** How many conversations are known. */
    public int size() {
        return cases.size();
    }

    private boolean seeAgain(Case known, Standing standing) {
        if (standing.meansTheSameAs(known.standing)) {
            known.standing = standing;
            return false;
        }
        change(known, Optional.of(known.standing), standing);
        return true;
    }

    private void change(Case known, Optional<Standing> before, Standing next) {
        before.ifPresent(last -> queueing.leave(known));
        var touched = new LinkedHashSet<Seat>();
        boolean decisionStands = next.wantsAgent()
                && before.filter(last -> last.epoch() == next.epoch()).isPresent();
        if (!decisionStands) {
            dropDecision(known).ifPresent(touched::add);
        }
        before.flatMap(Standing::hold).ifPresent(hold -> touched.add(release(next.id(), hold)));
        next.hold().ifPresent(hold -> touched.add(take(next.id(), hold)));
        Optional<String> chatted = before.flatMap(Standing::chatsWith);
        if (before.isPresent() && !chatted.equals(next.chatsWith())) {
            chatted.ifPresent(agent -> floor.taken(agent).busyAt(next.since()));
            next.chatsWith().ifPresent(agent -> {
                floor.taken(agent).busyAt(next.since());
                floor.taken(agent).assignedAt(next.since());
            });
        }
        touched.forEach(this::refresh);
        known.standing = next;
        if (next.matters()) {
            queueing.enter(known);
        } else {
            cases.leave(next);
        }
    }

    private Seat take(ConversationId id, Hold hold) {
        Seat seat = floor.seat(hold.agent());
        seat.take(id, hold);
        return seat;
    }

    private Seat release(ConversationId id, Hold hold) {
        Seat seat = floor.taken(hold.agent());
        seat.release(id, hold);
        return seat;
    }

    private Optional<Seat> dropDecision(Case known) {
        Optional<Placement> pending = Optional.ofNullable(known.pending);
        known.pending = null;
        return pending.map(placement -> {
            Seat seat = floor.taken(placement.agent());
            seat.add(placement.scopes(), -placement.weight());
            return seat;
        });
    }

    private void refresh(Seat seat) {
        Candidate before = seat.candidate;
        Candidate next = seat.candidateAt(now);
        if (Objects.equals(before, next)) {
            return;
        }
        seat.candidate = next;
        for (Line line : seat.lines) {
            if (line.replace(before, next)) {
                agenda.wake(line);
            }
        }
    }

    private Optional<Placement> place(Waiting waiting) {
        Case known = Objects.requireNonNull(cases.find(waiting.id()));
        for (Line line : known.lines) {
            Optional<Line.Best> best = line.best(waiting, now);
            if (best.isPresent()) {
                return Optional.of(place(known, line, waiting, best.get()));
            }
        }
        return Optional.empty();
    }

    private Placement place(Case known, Line line, Waiting waiting, Line.Best best) {
        Agent agent = best.chosen().agent();
        var placement = new Placement(
                ++serial,
                waiting.id(),
                waiting.assistant(),
                waiting.epoch(),
                agent.id(),
                agent.name(),
                line.wish.weightFor(agent),
                line.wish.scopes(),
                waiting.service().ringSeconds(),
                line.explain(waiting, best));
        queueing.leave(known);
        known.pending = placement;
        Seat seat = floor.taken(agent.id());
        seat.add(placement.scopes(), placement.weight());
        seat.assignedAt(now);
        refresh(seat);
        return placement;
    }
}
