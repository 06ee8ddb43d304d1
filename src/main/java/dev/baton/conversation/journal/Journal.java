package dev.baton.conversation.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Makes entries durable, many in one commit.
 *
 * <h2>Group commit</h2>
 * A commit costs a flush of the log whatever it contains, so everything that arrives while one commit is on its way goes
 * into the next. There is no timer and no waiting for company: a lone entry is written at once. Each writer is a thread
 * with a connection of its own; a conversation always belongs to the same writer, and its lane sends one entry at a time,
 * so a group never holds a conversation twice. A group is one statement ({@link GroupStatement}), hence one round trip and
 * one transaction that never waits for this process.
 *
 * <h2>Isolation of members</h2>
 * What can go wrong in the ordinary course (the conversation moved on, the command was carried out before, an agent is
 * full, a router lost its term) removes that member alone, inside the statement. When the statement itself fails, the
 * group is written again member by member, so that only the guilty one fails.
 *
 * <h2>Unknown outcome</h2>
 * When the connection breaks, the commit may or may not have happened, and the server may even still be at it. Nobody is
 * answered. The members are written again on a new connection: the version check makes that safe, for only one of the two
 * attempts can find the expected version. A member that is stale now is compared with the log: if the event at its number
 * is its own, the first attempt had succeeded. Only when the database cannot be reached for {@link #PATIENCE} the members
 * fail, with an outcome that the same client id can ask for later.
 *
 * <h2>Pressure</h2>
 * The queue before each writer is bounded; an entry that finds it full fails at once.
 */
public final class Journal implements AutoCloseable {

    /** How long an entry waits for a database that cannot be reached. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How many entries may wait for one writer. */
    static final int QUEUE = 5_000;

    /** How many entries one commit holds at most. */
    static final int GROUP = 256;

    /** Gives connections in auto-commit mode that nobody else uses. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    private final List<Writer> writers;

    /** Starts the given number of writers, 1 to 4. */
    public Journal(Connections connections, int writers) {
        this.writers = IntStream.range(0, writers)
                .mapToObj(number -> new Writer("journal-" + number, connections))
                .toList();
        this.writers.forEach(Writer::start);
    }

    /** Writes the entry; the future completes when its outcome is known, never exceptionally. */
    public CompletableFuture<Outcome> write(Entry entry) {
        int writer = Math.floorMod(entry.id().value().hashCode(), writers.size());
        return writers.get(writer).add(entry);
    }

    /** How many entries wait to be written. */
    public int waiting() {
        return writers.stream().mapToInt(Writer::waiting).sum();
    }

    /** Writes what waits and stops. */
    @Override
    public void close() {
        writers.forEach(Writer::stop);
    }
}
