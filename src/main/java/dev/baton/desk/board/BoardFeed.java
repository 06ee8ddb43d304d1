package dev.baton.desk.board;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.desk.board.BoardSession.Item;
import dev.baton.people.AgentChanged;
import dev.baton.people.TeamsChanged;
import dev.baton.platform.Hints;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the board current for all who watch it at this node: it is read once for all of them, only while somebody watches,
 * when something has changed and once a second at most, and compared once with what was told before. The reading takes a tenth of
 * the time at most, however long it takes. What other nodes do comes as a hint; hints may be lost and time changes things
 * too (a connection that runs out, a deadline that passes), so that it is read every {@link #AT_LEAST_EVERY} anyway.
 */
@Component
public final class BoardFeed implements Conversations.Follower, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BoardFeed.class);
    private static final char HINT = 'b';
    private static final String CHANGED = "changed";
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);
    private static final int REST_AFTER_READING = 9;
    private static final int PHASE = Integer.MAX_VALUE - 512;

    private final BoardReadings readings;
    private final Hints hints;
    private final Set<BoardSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final Object reading = new Object();
    private Optional<Board> told = Optional.empty();
    private boolean stale;
    private long readAt = System.nanoTime();
    private long notBefore = System.nanoTime();
    private volatile boolean running;

    BoardFeed(Conversations conversations, BoardReadings readings, Hints hints) {
        this.readings = readings;
        this.hints = hints;
        conversations.follow(this);
        hints.listen(HINT, items -> changed.set(true));
        hints.onGap(() -> changed.set(true));
    }

    /**
     * A session whose first item is the whole board.
     *
     * @throws DataAccessException if the board cannot be read
     */
    public BoardSession open() {
        var session = new BoardSession(sessions::remove);
        synchronized (reading) {
            Board board = sessions.isEmpty() ? read() : told.orElseGet(this::read);
            session.tell(new Item.Whole(board), board);
            sessions.add(session);
            if (!running) {
                session.tell(new Item.End(), board);
            }
        }
        return session;
    }

    /** The board for whoever asks once: what was read last if that is a second ago at most, or read anew. */
    public Board now() {
        synchronized (reading) {
            boolean current = System.nanoTime() - notBefore < 0;
            return told.filter(board -> current).orElseGet(this::refresh);
        }
    }

    @Override
    public void committed(Committed commit) {
        boolean matters = commit.changedHands()
                || !commit.before()
                        .flatMap(Conversation::hold)
                        .equals(commit.after().hold());
        if (matters) {
            changed.set(true);
            hints.tell(HINT, CHANGED);
        }
    }

    @EventListener
    void changed(AgentChanged news) {
        changed.set(true);
    }

    @EventListener
    void changed(TeamsChanged news) {
        changed.set(true);
    }

    /** Reads and tells, if it is time to. */
    @Scheduled(fixedDelayString = "250ms")
    void look() {
        if (sessions.isEmpty()) {
            return;
        }
        synchronized (reading) {
            long now = System.nanoTime();
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
        long began = System.nanoTime();
        Board board = readings.read();
        long ended = System.nanoTime();
        readAt = ended;
        notBefore = ended + Math.max(AT_MOST_EVERY.toNanos(), (ended - began) * REST_AFTER_READING);
        told = Optional.of(board);
        return board;
    }

    private void failed(DataAccessException unreachable) {
        LOG.warn("The board could not be read: {}", unreachable.getMessage());
        changed.set(true);
        notBefore = System.nanoTime() + AT_MOST_EVERY.toNanos();
        if (!stale) {
            stale = true;
            told.ifPresent(board -> tell(new Item.Stale(), board));
        }
    }

    private void tell(Item item, Board whole) {
        sessions.forEach(session -> session.tell(item, whole));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        told.ifPresent(board -> tell(new Item.End(), board));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
