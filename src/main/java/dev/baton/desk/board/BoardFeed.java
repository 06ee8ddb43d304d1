package dev.baton.desk.board;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.people.AgentChanged;
import dev.baton.people.TeamsChanged;
import dev.baton.platform.Hints;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the {@link LiveBoard} of this node told of what happens: of its own commits at once, of other nodes' by a hint, which
 * may be lost.
 */
@Component
public final class BoardFeed implements Conversations.Follower, SmartLifecycle {

    private static final char HINT = 'b';
    private static final String CHANGED = "changed";
    private static final int PHASE = Integer.MAX_VALUE - 512;

    private final LiveBoard board;
    private final Hints hints;
    private volatile boolean running;

    BoardFeed(Conversations conversations, BoardReadings readings, Hints hints) {
        this.board = new LiveBoard(readings::read, System::nanoTime);
        this.hints = hints;
        conversations.follow(this);
        hints.listen(HINT, items -> board.changed());
        hints.onGap(board::changed);
    }

    /**
     * A session whose first item is the whole board.
     *
     * @throws DataAccessException if the board cannot be read
     */
    public BoardSession open() {
        return board.open();
    }

    /**
     * The board for whoever asks once, a second old at most.
     *
     * @throws DataAccessException if the board cannot be read
     */
    public Board now() {
        return board.now();
    }

    @Override
    public void committed(Committed commit) {
        boolean matters = commit.changedHands()
                || !commit.before()
                        .flatMap(Conversation::hold)
                        .equals(commit.after().hold());
        if (matters) {
            board.changed();
            hints.tell(HINT, CHANGED);
        }
    }

    @EventListener
    void changed(AgentChanged news) {
        board.changed();
    }

    @EventListener
    void changed(TeamsChanged news) {
        board.changed();
    }

    @Scheduled(fixedDelayString = "250ms")
    void look() {
        board.look();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        board.end();
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
