package dev.baton.bench;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Target;
import dev.baton.routing.Agent;
import dev.baton.routing.Balanced;
import dev.baton.routing.Placement;
import dev.baton.routing.RouterIndex;
import dev.baton.routing.Standing;
import dev.baton.routing.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * How long the router's index takes to decide after one change, on one core, without lanes and database: 7,500 agents of
 * 5,000 teams, all busy but for the slot that becomes free, with more and more waiting. Prints a table and, last, one JSON
 * object.
 */
public final class RouterBench {

    private static final int AGENTS = 7_500;
    private static final int TEAMS = 5_000;
    private static final int SLOTS = 10;
    private static final int CHANGES = 20_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(7);
    private final RouterIndex index = new RouterIndex(new Balanced());
    private final List<Standing> chats = new ArrayList<>();
    private long ids;

    private RouterBench() {}

    private record Result(int waiting, long buildMillis, long p50, long p95, long p99, long max, long megabytes) {}

    /** Measures with 1,000 to 500,000 waiting. */
    public static void main(String[] args) {
        new RouterBench().measure(10_000);
        System.out.println("waiting   build ms   p50 us   p95 us   p99 us   max us   index MB");
        var results = new ArrayList<Result>();
        for (int waiting : new int[] {1_000, 10_000, 100_000, 500_000}) {
            var result = new RouterBench().measure(waiting);
            results.add(result);
            System.out.printf(
                    Locale.ROOT,
                    "%7d %10d %8.1f %8.1f %8.1f %8.1f %10d%n",
                    result.waiting(),
                    result.buildMillis(),
                    result.p50() / 1e3,
                    result.p95() / 1e3,
                    result.p99() / 1e3,
                    result.max() / 1e3,
                    result.megabytes());
        }
        Result last = results.getLast();
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"router\",\"agents\":%d,\"teams\":%d,\"waiting\":%d,\"buildMillis\":%d,"
                        + "\"decisionMicros\":{\"p50\":%.1f,\"p95\":%.1f,\"p99\":%.1f,\"max\":%.1f},\"indexMegabytes\":%d}%n",
                AGENTS,
                TEAMS,
                last.waiting(),
                last.buildMillis(),
                last.p50() / 1e3,
                last.p95() / 1e3,
                last.p99() / 1e3,
                last.max() / 1e3,
                last.megabytes());
    }

    private Result measure(int waiting) {
        long memory = used();
        long built = System.nanoTime();
        for (int n = 0; n < AGENTS; n++) {
            index.see(agent(n));
        }
        for (int n = 0; n < AGENTS * SLOTS; n++) {
            Standing chat = chat("agent-" + n % AGENTS);
            index.see(chat);
            chats.add(chat);
        }
        for (int n = 0; n < waiting; n++) {
            index.see(arrival());
        }
        index.place(START, Integer.MAX_VALUE);
        long buildMillis = (System.nanoTime() - built) / 1_000_000;
        long megabytes = (used() - memory) / (1 << 20);
        var nanos = new long[CHANGES];
        int placed = 0;
        for (int n = 0; n < CHANGES; n++) {
            int which = random.nextInt(chats.size());
            Standing ending = chats.get(which);
            var ended = new Standing(
                    ending.id(), ending.number() + 1, ending.epoch() + 1, START, Optional.empty(), Optional.empty());
            long begin = System.nanoTime();
            index.see(ended);
            List<Placement> placements = index.place(START, 64);
            nanos[n] = System.nanoTime() - begin;
            placed += placements.size();
            chats.set(which, placements.isEmpty() ? refill(ending) : accept(placements.getFirst()));
            index.see(arrival());
            index.place(START, 64).forEach(this::accept);
        }
        if (placed == 0) {
            throw new IllegalStateException("Nothing was decided");
        }
        Arrays.sort(nanos);
        return new Result(
                waiting,
                buildMillis,
                nanos[CHANGES / 2],
                nanos[CHANGES * 95 / 100],
                nanos[CHANGES * 99 / 100],
                nanos[CHANGES - 1],
                megabytes);
    }

    private Standing refill(Standing ended) {
        Standing chat = chat(ended.hold().orElseThrow().agent());
        index.see(chat);
        return chat;
    }

    private Standing accept(Placement placement) {
        Standing waiting = index.standing(placement.conversation()).orElseThrow();
        var chat = new Standing(
                waiting.id(),
                waiting.number() + 1,
                waiting.epoch() + 1,
                START,
                Optional.empty(),
                Optional.of(new Hold(placement.agent(), placement.weight())));
        index.see(chat);
        index.settled(placement);
        return chat;
    }

    private Agent agent(int n) {
        var teams = Set.of("team-" + n % TEAMS, "team-" + (n * 31 + 1) % TEAMS, "everybody");
        var skills = Map.of("skill-" + n % 20, 5, "skill-" + (n % 20 + 1), 5);
        return new Agent("agent-" + n, "Agent " + n, teams, skills, true, SLOTS * Waiting.ONE_SLOT, START);
    }

    private Standing chat(String agent) {
        return new Standing(nextId(), 1, 3, START, Optional.empty(), Optional.of(new Hold(agent, Waiting.ONE_SLOT)));
    }

    private Standing arrival() {
        ConversationId id = nextId();
        String team = random.nextInt(4) == 0 ? "everybody" : "team-" + random.nextInt(TEAMS);
        Optional<String> skill = random.nextInt(4) == 0 ? Optional.of("skill-" + random.nextInt(20)) : Optional.empty();
        var waiting = new Waiting(
                id,
                "demo",
                2,
                new Target(Optional.of(team), skill, Optional.empty()),
                random.nextInt(3),
                random.nextInt(20) == 0,
                START.plusSeconds(random.nextInt(3_600)),
                Waiting.ONE_SLOT,
                Map.of());
        return new Standing(id, 1, 2, START, Optional.of(waiting), Optional.empty());
    }

    private ConversationId nextId() {
        return new ConversationId(new UUID(random.nextLong(), ids++));
    }

    private static long used() {
        for (int n = 0; n < 3; n++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
