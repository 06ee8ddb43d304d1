package dev.baton.bench;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Service;
import dev.baton.conversation.Service.Wider;
import dev.baton.conversation.Target;
import dev.baton.routing.Agent;
import dev.baton.routing.MostSkilled;
import dev.baton.routing.Placement;
import dev.baton.routing.RoundRobin;
import dev.baton.routing.RouterIndex;
import dev.baton.routing.Standing;
import dev.baton.routing.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** An index full of agents who are busy and of conversations that wait, and changes to it, one at a time. */
final class RouterLoad {

    static final int AGENTS = 7_500;
    static final int TEAMS = 5_000;

    private static final int SLOTS = 10;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(7);
    private final RouterIndex index = new RouterIndex();
    private final List<Standing> chats = new ArrayList<>();
    private long ids;

    /** What it takes to build an index with so many waiting, and then to decide after each of so many changes. */
    Map<String, Object> measure(int waiting, int changes) {
        long memory = used();
        long built = System.nanoTime();
        for (int n = 0; n < TEAMS; n += 5) {
            index.see("team-" + n, n % 2 == 0 ? new RoundRobin() : new MostSkilled());
        }
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
        long[] nanos = change(changes);
        var result = new LinkedHashMap<String, Object>();
        result.put("waiting", waiting);
        result.put("buildMillis", buildMillis);
        result.put("decisionMicrosP50", nanos[changes / 2] / 1_000.0);
        result.put("decisionMicrosP95", nanos[changes * 95 / 100] / 1_000.0);
        result.put("decisionMicrosP99", nanos[changes * 99 / 100] / 1_000.0);
        result.put("decisionMicrosMax", nanos[changes - 1] / 1_000.0);
        result.put("indexMegabytes", megabytes);
        return result;
    }

    private long[] change(int changes) {
        var nanos = new long[changes];
        int placed = 0;
        for (int n = 0; n < changes; n++) {
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
        return nanos;
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
                Optional.of(new Hold(
                        placement.agent(),
                        placement.weight(),
                        waiting.waiting().orElseThrow().target().team(),
                        "web")));
        index.see(chat);
        index.settled(placement);
        return chat;
    }

    static Agent agent(int n) {
        var teams = Set.of("team-" + n % TEAMS, "team-" + (n * 31 + 1) % TEAMS, "everybody");
        var skills = Map.of("skill-" + n % 20, 1 + n % 10, "skill-" + (n % 20 + 1), 5);
        var languages = n % 3 == 0 ? Set.of("en", "de") : Set.of("en");
        Map<String, Integer> caps = n % 10 == 0 ? Map.of("channel:web", SLOTS * Service.ONE_SLOT) : Map.of();
        return new Agent(
                "agent-" + n,
                "Agent " + n,
                teams,
                skills,
                languages,
                true,
                SLOTS * Service.ONE_SLOT,
                caps,
                START,
                Instant.EPOCH);
    }

    private Standing chat(String agent) {
        var hold = new Hold(agent, Service.ONE_SLOT, Optional.of("everybody"), "web");
        return new Standing(nextId(), 1, 3, START, Optional.empty(), Optional.of(hold));
    }

    private Standing arrival() {
        ConversationId id = nextId();
        String team = random.nextInt(4) == 0 ? "everybody" : "team-" + random.nextInt(TEAMS);
        Optional<String> skill = random.nextInt(4) == 0 ? Optional.of("skill-" + random.nextInt(20)) : Optional.empty();
        var waiting = new Waiting(
                id,
                "demo",
                "web",
                2,
                new Target(Optional.of(team), skill, Optional.empty()),
                random.nextInt(3),
                random.nextInt(20) == 0,
                START.plusSeconds(random.nextInt(3_600)),
                Map.of(),
                service(),
                Optional.empty());
        return new Standing(id, 1, 2, START, Optional.of(waiting), Optional.empty());
    }

    /** One in ten is for another team as well after a while; one in ten wants a language. */
    private Service service() {
        boolean overflows = random.nextInt(10) == 0;
        boolean speaks = random.nextInt(10) == 0;
        return new Service(
                Service.ONE_SLOT,
                0,
                false,
                Optional.empty(),
                0,
                Service.BACK_SECONDS,
                speaks ? Optional.of("de") : Optional.empty(),
                overflows
                        ? List.of(new Wider(random.nextInt(600), Target.team("team-" + random.nextInt(TEAMS))))
                        : List.of());
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
