package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who waits, everybody who could take them, and who is to be asked next. Pure and for one thread: it is told how
 * conversations and agents stand, and says whom to place; time enters with each question.
 *
 * <p><b>The rule.</b> In serving order ({@link Waiting}) each waiting conversation gets the best of its eligible agents
 * ({@link Strategy}): routable, in the team or named, with the skill, enough free, not passed over. A conversation that
 * nobody can take now delays none that somebody can. So the outcome depends on what is known, not on the order in which
 * it became known.
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

    /** So many conversations that have left are remembered. */
    private static final int MOST_GONE = 50_000;

    private final Strategy strategy;
    private final Floor floor;
    private final NavigableMap<ConversationId, Known> known = new TreeMap<>();
    private final Map<ConversationId, Long> gone = new LinkedHashMap<>();
    private final Agenda agenda = new Agenda();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private Instant now = Instant.MIN;
    private long serial;
    private int unplaced;

    /** An index of nobody. */
    public RouterIndex(Strategy strategy) {
        this.strategy = strategy;
        this.floor = new Floor(strategy);
    }

    /** A conversation, and the decision about it that is under way. */
    private static final class Known {
        Standing standing;

        @Nullable
        Placement pending;

        Known(Standing standing) {
            this.standing = standing;
        }

        /** Its place in the line, if it wants an agent and none is being asked. */
        Optional<Waiting> queued() {
            return standing.wantsAgent() && pending == null ? standing.waiting() : Optional.empty();
        }
    }

    private record Alarm(Instant at, Runnable what) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return at.compareTo(other.at);
        }
    }

    /**
     * Learns how a conversation stands.
     *
     * @return whether that meant anything new to routing
     */
    public boolean see(Standing standing) {
        if (standing.number() <= numberOf(standing.id())) {
            return false;
        }
        Known entry = known.get(standing.id());
        if (entry != null) {
            return seeAgain(entry, standing);
        }
        if (!standing.matters()) {
            remember(standing);
            return false;
        }
        change(enter(standing), Optional.empty(), standing);
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
        Agent before = seat.agent;
        seat.agent = agent;
        if (before == null
                || !before.teams().equals(agent.teams())
                || !before.skills().equals(agent.skills())) {
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

    /** Leaves an agent alone until the given time. */
    public void rest(String agent, Instant until) {
        floor.find(agent).ifPresent(seat -> {
            seat.restsUntil = until;
            refresh(seat);
            alarms.add(new Alarm(until, () -> refresh(seat)));
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
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(now)) {
            alarms.remove().what().run();
        }
        var placements = new ArrayList<Placement>();
        while (placements.size() < limit) {
            Line line = agenda.first();
            if (line == null) {
                break;
            }
            if (line.candidates.isEmpty()) {
                agenda.sleep(line);
            } else {
                Waiting waiting = agenda.advance(line);
                line.best(waiting, now).ifPresent(best -> placements.add(place(line, waiting, best)));
            }
        }
        return placements;
    }

    /**
     * The answer to a decision is there, and whatever it changed has been told to {@link #see}: nothing is kept free for it
     * any longer. Of a decision that is not under way (any more) nothing is kept.
     */
    public void settled(Placement placement) {
        Known entry = known.get(placement.conversation());
        if (entry != null && placement.equals(entry.pending)) {
            dropDecision(entry).ifPresent(this::refresh);
            queue(entry);
        }
    }

    /** When to ask again even if nothing is learnt. */
    public Optional<Instant> nextWake() {
        return Optional.ofNullable(alarms.peek()).map(Alarm::at);
    }

    /** How a conversation stands, as far as is known; empty if it has nothing to do with routing. */
    public Optional<Standing> standing(ConversationId id) {
        return Optional.ofNullable(known.get(id)).map(entry -> entry.standing);
    }

    /**
     * Those that are known, by id.
     *
     * @param after behind this one, or from the first
     * @param upTo up to this one, or to the last
     */
    public List<Standing> standings(Optional<ConversationId> after, Optional<ConversationId> upTo) {
        var tail = after.map(id -> known.tailMap(id, false)).orElse(known);
        var range = upTo.map(id -> tail.headMap(id, true)).orElse(tail);
        return range.values().stream().map(entry -> entry.standing).toList();
    }

    /** The number up to which a conversation is known, also for a while after it left; 0 for a stranger. */
    public long numberOf(ConversationId id) {
        Known entry = known.get(id);
        return entry != null ? entry.standing.number() : gone.getOrDefault(id, 0L);
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
        return floor.find(agent).map(seat -> seat.load).orElse(0);
    }

    /** Whether the agent could be given something. */
    public boolean hasRoom(String agent) {
        return floor.find(agent).filter(seat -> seat.candidate != null).isPresent();
    }

    /** How many wait without anybody being asked. */
    public int unplaced() {
        return unplaced;
    }

    /** How many conversations are known. */
    public int size() {
        return known.size();
    }

    private boolean seeAgain(Known entry, Standing standing) {
        if (standing.meansTheSameAs(entry.standing)) {
            entry.standing = standing;
            return false;
        }
        change(entry, Optional.of(entry.standing), standing);
        return true;
    }

    private Known enter(Standing standing) {
        gone.remove(standing.id());
        var entry = new Known(standing);
        known.put(standing.id(), entry);
        return entry;
    }

    private void change(Known entry, Optional<Standing> before, Standing next) {
        before.ifPresent(last -> unqueue(entry));
        var touched = new LinkedHashSet<Seat>();
        boolean decisionStands = next.wantsAgent()
                && before.filter(last -> last.epoch() == next.epoch()).isPresent();
        if (!decisionStands) {
            dropDecision(entry).ifPresent(touched::add);
        }
        before.flatMap(Standing::hold).ifPresent(hold -> touched.add(release(next.id(), hold)));
        next.hold().ifPresent(hold -> touched.add(take(next.id(), hold)));
        Optional<String> chatted = before.flatMap(Standing::chatsWith);
        if (before.isPresent() && !chatted.equals(next.chatsWith())) {
            chatted.ifPresent(agent -> floor.taken(agent).busyAt(next.since()));
            next.chatsWith().ifPresent(agent -> floor.taken(agent).busyAt(next.since()));
        }
        touched.forEach(this::refresh);
        entry.standing = next;
        if (next.matters()) {
            queue(entry);
        } else {
            known.remove(next.id());
            remember(next);
        }
    }

    private void remember(Standing standing) {
        gone.remove(standing.id());
        gone.put(standing.id(), standing.number());
        if (gone.size() > MOST_GONE) {
            Iterator<ConversationId> eldest = gone.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private Seat take(ConversationId id, Hold hold) {
        Seat seat = floor.seat(hold.agent());
        seat.holds.add(id);
        seat.load += hold.weight();
        return seat;
    }

    private Seat release(ConversationId id, Hold hold) {
        Seat seat = floor.taken(hold.agent());
        seat.holds.remove(id);
        seat.load -= hold.weight();
        return seat;
    }

    private Optional<Seat> dropDecision(Known entry) {
        Optional<Placement> pending = Optional.ofNullable(entry.pending);
        entry.pending = null;
        return pending.map(placement -> {
            Seat seat = floor.taken(placement.agent());
            seat.load -= placement.weight();
            return seat;
        });
    }

    private void queue(Known entry) {
        entry.queued().ifPresent(waiting -> {
            Line line = floor.line(waiting);
            line.waiting.add(waiting);
            unplaced++;
            agenda.wake(line, waiting);
            alarmWhenNoLongerPassed(waiting);
        });
    }

    private void unqueue(Known entry) {
        entry.queued().ifPresent(waiting -> {
            floor.line(waiting).waiting.remove(waiting);
            unplaced--;
        });
    }

    private void alarmWhenNoLongerPassed(Waiting waiting) {
        waiting.passed().values().stream()
                .filter(until -> until.isAfter(now))
                .min(Instant::compareTo)
                .ifPresent(until -> alarms.add(new Alarm(until, () -> lookAgain(waiting))));
    }

    /** Somebody is no longer passed over, if all is still as it was. */
    private void lookAgain(Waiting waiting) {
        Known entry = known.get(waiting.id());
        if (entry != null && entry.queued().filter(waiting::equals).isPresent()) {
            agenda.wake(floor.line(waiting), waiting);
            alarmWhenNoLongerPassed(waiting);
        }
    }

    private void refresh(Seat seat) {
        Candidate before = seat.candidate;
        Candidate next = seat.candidateAt(now);
        if (Objects.equals(before, next)) {
            return;
        }
        seat.candidate = next;
        boolean more = next != null && (before == null || next.free() > before.free());
        for (Line line : seat.lines) {
            line.replace(before, next);
            if (more) {
                agenda.wake(line);
            }
        }
    }

    private Placement place(Line line, Waiting waiting, Line.Best best) {
        Agent agent = best.chosen().agent();
        var placement = new Placement(
                ++serial,
                waiting.id(),
                waiting.assistant(),
                waiting.epoch(),
                agent.id(),
                agent.name(),
                waiting.weight(),
                line.explain(strategy, best));
        Known entry = Objects.requireNonNull(known.get(waiting.id()));
        unqueue(entry);
        entry.pending = placement;
        Seat seat = floor.taken(agent.id());
        seat.load += waiting.weight();
        refresh(seat);
        return placement;
    }
}
