package dev.baton.desk.board;

import dev.baton.desk.board.BoardSession.Item;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A board for all who watch it: read once for all of them, only while somebody watches, when something has changed and once a
 * second at most, and compared once with what was told before. The reading takes a tenth of the time at most, however long it
 * takes. What no news tells of (a connection that runs out, a deadline that passes, lost news) is found by reading it every
 * {@link #AT_LEAST_EVERY} anyway.
 */
final class LiveBoard {

    static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
    static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LiveBoard.class);
    private static final int REST_AFTER_READING = 9;

    private final Supplier<Board> readings;
    private final LongSupplier nanos;
    private final Set<BoardSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean changed = new AtomicBoolean();
    private Optional<Board> told = Optional.empty();
    private boolean stale;
    private boolean ended;
    private long readAt;
    private long notBefore;

    /**
     * @param readings reads the board
     * @param nanos a clock that never jumps, as {@link System#nanoTime}
     */
    LiveBoard(Supplier<Board> readings, LongSupplier nanos) {
        this.readings = readings;
        this.nanos = nanos;
        this.readAt = nanos.getAsLong();
        this.notBefore = readAt;
    }

    /** A session whose first item is the whole board. @throws DataAccessException if it cannot be read */
    synchronized BoardSession open() {
        var session = new BoardSession(sessions::remove);
        Board board = sessions.isEmpty() ? read() : told.orElseGet(this::read);
        session.tell(new Item.Whole(board), board);
        sessions.add(session);
        if (ended) {
            session.tell(new Item.End(), board);
        }
        return session;
    }

    /** What was read last if that is a second ago at most, or read anew. @throws DataAccessException if it cannot be */
    synchronized Board now() {
        boolean current = nanos.getAsLong() - notBefore < 0;
        return told.filter(board -> current).orElseGet(this::refresh);
    }

    /** Something may be other than before. Never blocks. */
    void changed() {
        changed.set(true);
    }

    /** Reads and tells, if it is time to; to be asked several times a second. */
    void look() {
        if (sessions.isEmpty()) {
            return;
        }
        synchronized (this) {
            long now = nanos.getAsLong();
            boolean wanted = changed.get() || now - readAt >= AT_LEAST_EVERY.toNanos();
            if (!wanted || now - notBefore < 0) {
                return;
            }
            try {
                refresh();
            } catch (DataAccessException unreachable) {
                failed(unreachable);
            }
        }
    }

    /** Ends all sessions; those that are opened later end at once. */
    synchronized void end() {
        ended = true;
        told.ifPresent(board -> tell(new Item.End(), board));
    }

    /** Reads the board and tells everybody what is other than before; after a failure, all of it. */
    private Board refresh() {
        Optional<Board> before = told;
        Board after = read();
        if (stale) {
            stale = false;
            tell(new Item.Whole(after), after);
        } else {
            before.flatMap(known -> BoardChange.between(known, after))
                    .ifPresent(change -> tell(new Item.Changed(change), after));
        }
        return after;
    }

    private Board read() {
        changed.set(false);
        long began = nanos.getAsLong();
        Board board = readings.get();
        readAt = nanos.getAsLong();
        notBefore = readAt + Math.max(AT_MOST_EVERY.toNanos(), (readAt - began) * REST_AFTER_READING);
        told = Optional.of(board);
        return board;
    }

    private void failed(DataAccessException unreachable) {
        LOG.warn("The board could not be read: {}", unreachable.getMessage());
        changed.set(true);
        notBefore = nanos.getAsLong() + AT_MOST_EVERY.toNanos();
        if (!stale) {
            stale = true;
            told.ifPresent(board -> tell(new Item.Stale(), board));
        }
    }

    private void tell(Item item, Board whole) {
        sessions.forEach(session -> session.tell(item, whole));
    }
}
