package dev.baton.conversation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.journal.Faults;
import dev.baton.conversation.journal.Faults.Fault;
import dev.baton.conversation.journal.Names;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Two nodes with two writers each, a handful of conversations and agents, many senders at once, and connections that
 * break, hang on or fail at random: whatever happens, the laws hold, and everybody was told the truth.
 */
class LawsUnderFaultsTest {

    private static final int CONVERSATIONS = 4;
    private static final int SENDERS = 8;
    private static final int STEPS = 14;

    private static final DatabaseAddress ADDRESS = TestDatabase.freshAddress();
    private static final Stage QUIET = new Stage(TestDatabase.pool(ADDRESS));

    @AfterContainer
    static void close() throws Exception {
        QUIET.close();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void what_was_answered_is_true_and_the_laws_hold(@ForAll long seed, @ForAll @IntRange(max = 30) int faultPercent)
            throws Exception {
        var trouble = new Random(seed);
        var faults = new Faults(ADDRESS, () -> fault(trouble, faultPercent));
        var nodes = List.of(new Stage(QUIET.database, faults), new Stage(QUIET.database, faults));
        var agents = List.of(QUIET.agent(100), QUIET.agent(200), QUIET.agent(100));
        var conversations = IntStream.range(0, CONVERSATIONS)
                .mapToObj(i -> i % 2 == 0 ? QUIET.waiting() : QUIET.started())
                .toList();
        agents.forEach(LawsUnderFaultsTest::capSales);
        var terms = new Terms(QUIET.sql);

        List<Callable<Sender>> work = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            var sender = new Sender("s" + i, new Random(seed + i), nodes, agents, conversations, terms);
            work.add(() -> {
                for (int step = 0; step < STEPS; step++) {
                    sender.act();
                }
                sender.askAgain();
                return sender;
            });
        }
        List<Sender> senders = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Sender> sender : threads.invokeAll(work)) {
                senders.add(sender.get());
            }
        }
        nodes.forEach(node -> node.journal.close());
        faults.settle();

        for (ConversationId id : conversations) {
            List<Recorded> log = QUIET.store.events(id, 0, 10_000);
            Conversation state = QUIET.store.find(id).orElseThrow();
            assertThat(log)
                    .extracting(Recorded::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, log.size()).boxed().toList());
            assertThat(QUIET.store.fold(id)).isEqualTo(state);
            assertThat(columns(id)).isEqualTo(columnsOf(state));
            senders.forEach(sender -> sender.assertTold(id, log));
            assertEveryPlacementWasAnswered(id, log, senders);
        }
        for (Actor agent : agents) {
            assertThat(loadsByName(agent)).isEqualTo(heldByName(agent));
            assertThat(loadsByName(agent).getOrDefault("team:sales", 0))
                    .isLessThanOrEqualTo(100 + forced(senders, agent));
            assertThat(QUIET.load(agent))
                    .isEqualTo(held(agent))
                    .isLessThanOrEqualTo(cap(agent) + forced(senders, agent));
        }
    }

    private static Fault fault(Random random, int percent) {
        synchronized (random) {
            Fault[] all = Fault.values();
            return random.nextInt(100) < percent ? all[random.nextInt(all.length)] : Fault.NONE;
        }
    }

    /** Nothing that was refused, or that nobody asked for, changed hands. */
    private static void assertEveryPlacementWasAnswered(ConversationId id, List<Recorded> log, List<Sender> senders) {
        var answered = new HashSet<Long>();
        senders.stream().flatMap(sender -> sender.answers(id).stream()).forEach(number -> assertThat(
                        answered.add(number))
                .as("one answer for event %s of %s", number, id)
                .isTrue());
        long inDoubt = senders.stream().mapToLong(sender -> sender.inDoubt(id)).sum();
        long unanswered = log.stream()
                .filter(recorded -> recorded.event() instanceof Event.AgentJoined
                                && recorded.actor().kind() == Actor.Kind.AGENT
                        || recorded.event() instanceof Event.OfferMade
                        || recorded.event() instanceof Event.Closed
                        || recorded.event() instanceof Event.OfferDeclined)
                .filter(recorded -> !answered.contains(recorded.number()))
                .count();
        assertThat(unanswered).isLessThanOrEqualTo(inDoubt);
    }

    private static int forced(List<Sender> senders, Actor agent) {
        return senders.stream().mapToInt(sender -> sender.forced(agent)).sum();
    }

    private static int held(Actor agent) {
        return QUIET.sql
                .sql("SELECT coalesce(sum(weight), 0) FROM conversation WHERE holder = ?::uuid")
                .param(agent.id())
                .query(Integer.class)
                .single();
    }

    /** At most one chat of the sales team at a time, or two halves. */
    private static void capSales(Actor agent) {
        QUIET.sql
                .sql("UPDATE agent_load SET caps = '{\"team:sales\": 100}' WHERE agent_id = ?::uuid")
                .param(agent.id())
                .update();
    }

    /** What the agent carries by team and channel, as claims have counted it. */
    private static Map<String, Integer> loadsByName(Actor agent) {
        return byName("SELECT key, value::int FROM agent_load, jsonb_each_text(loads) WHERE agent_id = ?::uuid", agent);
    }

    /** The same, added up from the conversations. */
    private static Map<String, Integer> heldByName(Actor agent) {
        return byName("""
                WITH held AS (SELECT team, state ->> 'channel' AS channel, weight FROM conversation
                              WHERE holder = ?::uuid AND weight > 0)
                SELECT name, sum(weight)::int FROM (
                    SELECT 'team:' || team AS name, weight FROM held WHERE team IS NOT NULL
                    UNION ALL SELECT 'channel:' || channel, weight FROM held
                    UNION ALL SELECT 'team:' || team || ' channel:' || channel, weight FROM held WHERE team IS NOT NULL) named
                GROUP BY name""", agent);
    }

    private static Map<String, Integer> byName(String query, Actor agent) {
        var loads = new TreeMap<String, Integer>();
        QUIET.sql.sql(query).param(agent.id()).query(row -> {
            loads.put(row.getString(1), row.getInt(2));
        });
        return loads;
    }

    private static int cap(Actor agent) {
        return QUIET.sql
                .sql("SELECT cap FROM agent_load WHERE agent_id = ?::uuid")
                .param(agent.id())
                .query(Integer.class)
                .single();
    }

    private record Columns(
            long version,
            long epoch,
            String owner,
            Instant ownerSince,
            Optional<String> holder,
            int weight,
            Optional<String> queuedFor,
            Optional<Instant> waitingSince,
            boolean notLate) {}

    private static Columns columnsOf(Conversation state) {
        var queue = state.owner() instanceof Owner.Queue waits ? Optional.of(waits) : Optional.<Owner.Queue>empty();
        return new Columns(
                state.number(),
                state.epoch(),
                Names.of(state.owner()),
                state.ownerSince(),
                state.hold().map(Conversation.Hold::agent),
                state.hold().map(Conversation.Hold::weight).orElse(0),
                queue.flatMap(waits -> waits.target().team()),
                queue.map(Owner.Queue::since),
                true);
    }

    private static Columns columns(ConversationId id) {
        Instant deadline = QUIET.store.find(id).orElseThrow().deadline().orElse(Instant.MAX);
        return QUIET.sql
                .sql("""
                        SELECT version, epoch, owner, owner_since, holder, weight,
                               CASE WHEN owner = 'queue' THEN team END, waiting_since, deadline
                        FROM conversation WHERE id = ?
                        """)
                .param(id.value())
                .query((row, index) -> new Columns(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString(5)),
                        row.getInt(6),
                        Optional.ofNullable(row.getString(7)),
                        Optional.ofNullable(row.getObject(8, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        deadline.equals(Instant.MAX)
                                || !row.getObject(9, OffsetDateTime.class)
                                        .toInstant()
                                        .isAfter(deadline)))
                .single();
    }
}
