package dev.baton.conversation.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One writing thread of the {@link Journal}, with its queue and its connection. */
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private record Waiting(Entry entry, CompletableFuture<Outcome> done, long sinceNanos) {
        UUID id() {
            return entry.id().value();
        }

        void fail(String why) {
            done.complete(new Outcome.Failed(why));
        }
    }

    private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(Journal.QUEUE);
    private final Journal.Connections connections;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean stopped;
    private @Nullable Connection connection;
    private @Nullable GroupStatement statement;

    Writer(String name, Journal.Connections connections) {
        this.connections = connections;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    int waiting() {
        return queue.size();
    }

    CompletableFuture<Outcome> add(Entry entry) {
        var waiting = new Waiting(entry, new CompletableFuture<>(), System.nanoTime());
        if (stopping) {
            waiting.fail("shutting down");
        } else if (!queue.offer(waiting)) {
            waiting.fail("too much waits to be written");
        } else if (stopped) {
            refuseRest();
        }
        return waiting.done;
    }

    void stop() {
        stopping = true;
        try {
            thread.join(Journal.PATIENCE.plusSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var group = new ArrayList<Waiting>(Journal.GROUP);
        while (!stopping || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                group.add(first);
                queue.drainTo(group, Journal.GROUP - 1);
                commit(List.copyOf(group));
            } catch (InterruptedException interrupted) {
                stopping = true;
            } catch (RuntimeException | Error unexpected) {
                LOG.error("A group of {} could not be written", group.size(), unexpected);
                group.forEach(waiting -> waiting.fail("internal error"));
            }
            group.clear();
        }
        disconnect();
        stopped = true;
        refuseRest();
    }

    /** Answers what came between the last look at the queue and the end: nobody waits for a writer that has stopped. */
    private void refuseRest() {
        for (Waiting late = queue.poll(); late != null; late = queue.poll()) {
            late.fail("shutting down");
        }
    }

    /** Writes the group, on as many connections as it takes. */
    private void commit(List<Waiting> group) {
        var uncertain = new HashSet<UUID>();
        List<Waiting> open = group;
        long pause = FIRST_PAUSE_MILLIS;
        while (!open.isEmpty()) {
            try {
                write(open, uncertain);
                return;
            } catch (SQLException broken) {
                LOG.warn("Connection lost while writing {} entries: {}", open.size(), broken.toString());
                disconnect();
                open = open.stream().filter(waiting -> !waiting.done.isDone()).toList();
                open.forEach(waiting -> uncertain.add(waiting.id()));
                open = giveUpOnLate(open);
                sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static List<Waiting> giveUpOnLate(List<Waiting> open) {
        long now = System.nanoTime();
        return open.stream()
                .filter(waiting -> {
                    boolean late = now - waiting.sinceNanos > Journal.PATIENCE.toNanos();
                    if (late) {
                        waiting.fail("the database cannot be reached");
                    }
                    return !late;
                })
                .toList();
    }

    /** Writes the group at once, or member by member if the statement fails; throws only when the connection is gone. */
    private void write(List<Waiting> group, Set<UUID> uncertain) throws SQLException {
        Map<UUID, Outcome> outcomes;
        try {
            outcomes = statement().execute(group.stream().map(Waiting::entry).toList());
        } catch (SQLException failure) {
            if (isConnectionLost(failure)) {
                throw failure;
            }
            isolate(group, uncertain, failure);
            return;
        } catch (RuntimeException unsendable) {
            isolate(group, uncertain, unsendable);
            return;
        }
        var crowdedOut = new ArrayList<Waiting>();
        for (Waiting waiting : group) {
            Outcome outcome = outcomes.get(waiting.id());
            if (outcome == null) {
                crowdedOut.add(waiting);
            } else {
                waiting.done.complete(uncertain.contains(waiting.id()) ? certain(waiting.entry, outcome) : outcome);
            }
        }
        if (!crowdedOut.isEmpty()) {
            write(crowdedOut, uncertain);
        }
    }

    /** Finds the guilty one of a group of which nothing was written. */
    private void isolate(List<Waiting> group, Set<UUID> uncertain, Exception failure) throws SQLException {
        if (group.size() > 1) {
            LOG.info("A group of {} failed and is written one by one: {}", group.size(), failure.getMessage());
            for (Waiting one : group) {
                write(List.of(one), uncertain);
            }
            return;
        }
        Waiting guilty = group.getFirst();
        if (uncertain.contains(guilty.id()) && isLogged(guilty.entry)) {
            guilty.done.complete(new Outcome.Written());
            return;
        }
        if (failure instanceof SQLException) {
            LOG.warn("An entry of {} was refused: {}", guilty.entry.id(), failure.getMessage());
            guilty.fail("the database refused it");
        } else {
            LOG.error("An entry of {} cannot be stored", guilty.entry.id(), failure);
            guilty.fail("it cannot be stored");
        }
    }

    /** What an outcome means for an entry that an earlier attempt may have written. */
    private Outcome certain(Entry entry, Outcome outcome) throws SQLException {
        boolean mayBeOurs = outcome instanceof Outcome.Stale
                || outcome instanceof Outcome.Repeated repeated && repeated.number() == entry.keyed();
        return mayBeOurs && isLogged(entry) ? new Outcome.Written() : outcome;
    }

    private boolean isLogged(Entry entry) throws SQLException {
        var first = entry.events().getFirst();
        try (PreparedStatement query = connection().prepareStatement("""
                SELECT facts = ?::jsonb AND content IS NOT DISTINCT FROM ?::jsonb FROM event WHERE conversation_id = ? AND number = ? AND at = ?::timestamptz
                    AND type = ? AND actor_kind = ? AND actor_id = ? AND client_id IS NOT DISTINCT FROM ?
                """)) {
            EventCodec.Stored stored = EventCodec.write(first.event());
            query.setString(1, stored.facts());
            query.setString(2, stored.content());
            query.setObject(3, entry.id().value());
            query.setLong(4, first.number());
            query.setString(5, first.at().toString());
            query.setString(6, stored.type());
            query.setString(7, Names.of(first.actor().kind()));
            query.setString(8, first.actor().id());
            query.setString(9, first.clientId().orElse(null));
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = connections.open();
        }
        return connection;
    }

    private GroupStatement statement() throws SQLException {
        if (statement == null) {
            try (var settings = connection().createStatement()) {
                settings.execute("SET plan_cache_mode = force_generic_plan");
            }
            statement = new GroupStatement(connection());
        }
        return statement;
    }

    private void disconnect() {
        Optional.ofNullable(connection).ifPresent(Writer::closeQuietly);
        connection = null;
        statement = null;
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("While closing a broken connection", alreadyGone);
        }
    }

    /** Class 08 and the shutdown codes mean that nothing is known of the transaction; so does a connection that is dead. */
    private boolean isConnectionLost(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        if (state.startsWith("08") || state.startsWith("57P")) {
            return true;
        }
        try {
            return connection == null || !connection.isValid(2);
        } catch (SQLException dead) {
            return true;
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
