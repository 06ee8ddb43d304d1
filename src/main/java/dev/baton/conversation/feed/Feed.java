package dev.baton.conversation.feed;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.lane.Lanes;
import dev.baton.platform.Hints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands commits to whoever reads the conversation on this node, and hints at them to the other nodes.
 *
 * <p>Order: a commit is told from inside its lane, so a subscription sees the commits of this node in order. A hint of
 * another node is only {@link Signal.Look}; whoever gets it, or sees a number above the next one, reads the log. Hints may
 * be lost: after a gap in hearing them, and every ten seconds, the versions of all conversations that are read here are
 * compared with the database in one query.
 */
@Component
public final class Feed implements Conversations.Follower, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /** The kind of hints that say: this conversation has events up to this number. */
    public static final char HINT = 'c';

    /** Before the web server stops, so that it need not wait for streams. */
    private static final int PHASE = Integer.MAX_VALUE - 512;

    private final Lanes lanes;
    private final Hints hints;
    private final JdbcClient sql;
    private final Map<ConversationId, Set<Subscription>> readers = new ConcurrentHashMap<>();
    private final Map<ConversationId, Long> told = new ConcurrentHashMap<>();
    private volatile boolean running;

    Feed(Lanes lanes, Hints hints, JdbcClient sql) {
        this.lanes = lanes;
        this.hints = hints;
        this.sql = sql;
        lanes.follow(this);
        hints.listen(HINT, this::hinted);
        hints.onGap(this::compare);
    }

    /** Begins to tell of a conversation; read the log after this, not before, and nothing is missed. */
    public Subscription subscribe(ConversationId id) {
        var subscription = new Subscription(id, this::remove);
        readers.compute(id, (key, present) -> {
            Set<Subscription> all = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            all.add(subscription);
            return all;
        });
        if (!running) {
            subscription.tell(new Signal.End("restart"));
        }
        return subscription;
    }

    /** Whether anybody reads the conversation on this node. */
    public boolean isRead(ConversationId id) {
        return readers.containsKey(id);
    }

    /** Tells the readers on this node something that is only true now. */
    public void frame(ConversationId id, Signal.Frame frame) {
        tell(id, frame);
    }

    @Override
    public void committed(Committed commit) {
        ConversationId id = commit.after().id();
        hints.tell(HINT, id + "~" + commit.after().number());
        if (tell(id, new Signal.News(commit))) {
            told.put(id, commit.after().number());
        }
    }

    private void hinted(List<String> items) {
        for (String item : items) {
            int mark = item.indexOf('~');
            ConversationId.parse(item.substring(0, Math.max(mark, 0))).ifPresent(id -> {
                lanes.forget(id);
                tell(id, new Signal.Look());
            });
        }
    }

    /** Finds what lost hints would have told. */
    @Scheduled(fixedDelayString = "10s")
    void compare() {
        var ids = Set.copyOf(readers.keySet());
        if (ids.isEmpty()) {
            return;
        }
        try {
            var versions = new HashMap<ConversationId, Long>();
            sql.sql("SELECT id, version FROM conversation WHERE id = ANY (?)")
                    .param(ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                    .query(row -> {
                        versions.put(new ConversationId(row.getObject(1, UUID.class)), row.getLong(2));
                    });
            versions.forEach((id, version) -> {
                Long before = told.get(id);
                if (before == null || before < version) {
                    told.put(id, version);
                    lanes.forget(id);
                    tell(id, new Signal.Look());
                }
            });
        } catch (DataAccessException unreachable) {
            LOG.warn("Versions could not be compared: {}", unreachable.getMessage());
        }
    }

    private boolean tell(ConversationId id, Signal signal) {
        Set<Subscription> all = readers.get(id);
        if (all == null) {
            return false;
        }
        all.forEach(subscription -> subscription.tell(signal));
        return true;
    }

    private void remove(Subscription subscription) {
        readers.computeIfPresent(subscription.conversation(), (id, all) -> {
            all.remove(subscription);
            if (all.isEmpty()) {
                told.remove(id);
                return null;
            }
            return all;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Sends all streams away; their clients come back to another node, or to this one when it is up again. */
    @Override
    public void stop() {
        running = false;
        readers.keySet().forEach(id -> tell(id, new Signal.End("restart")));
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
