package dev.baton.desk.workspace;

import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps conversations findable (W3), behind the messages and never on their way: what this node commits is noted in memory and
 * indexed within seconds, many conversations in three statements. What is forgotten so, because a node died or was too
 * busy, is found by a walk over all conversations that one node does, a page at a time.
 */
@Component
final class SearchIndex implements Conversations.Follower {

    /** So many conversations are indexed at once. */
    static final int AT_ONCE = 100;

    /** So many wait in memory at most; the walk finds the others. */
    static final int MOST_PENDING = 50_000;

    /** So many conversations are looked at in one step of the walk: at one step in five seconds, 700,000 an hour. */
    static final int PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final String DUTY = "search";
    private static final Duration DUTY_TIME = Duration.ofSeconds(60);
    private static final UUID FIRST = new UUID(0, 0);

    private final SearchRows rows;
    private final Leases leases;
    private final Node node;
    private final Set<UUID> pending = ConcurrentHashMap.newKeySet();
    private UUID walked = FIRST;

    SearchIndex(Conversations conversations, SearchRows rows, Leases leases, Node node) {
        this.rows = rows;
        this.leases = leases;
        this.node = node;
        conversations.follow(this);
    }

    @Override
    public void committed(Committed commit) {
        boolean tells = commit.events().stream().anyMatch(recorded -> isTold(recorded.event()));
        if (tells && pending.size() < MOST_PENDING) {
            pending.add(commit.after().id().value());
        }
    }

    private static boolean isTold(Event event) {
        return event instanceof Event.Message
                || event instanceof Event.Note
                || event instanceof Event.AgentJoined
                || event instanceof Event.Queued;
    }

    /** Indexes what this node has committed. */
    @Scheduled(fixedDelayString = "1s")
    void catchUp() {
        while (!pending.isEmpty()) {
            var some = new ArrayList<UUID>(AT_ONCE);
            for (UUID id : pending) {
                some.add(id);
                if (some.size() == AT_ONCE) {
                    break;
                }
            }
            // Before they are read: what is committed from here on is noted anew.
            some.forEach(pending::remove);
            if (!indexed(some)) {
                return;
            }
        }
    }

    /** Looks at the next page of all conversations. */
    @Scheduled(fixedDelayString = "5s")
    void walk() {
        try {
            if (leases.tryAcquire(DUTY, node.id(), DUTY_TIME).isEmpty()) {
                return;
            }
            SearchRows.Page page = rows.look(walked, PAGE);
            walked = page.last().orElse(FIRST);
            for (int from = 0; from < page.behind().size(); from += AT_ONCE) {
                indexed(page.behind()
                        .subList(from, Math.min(from + AT_ONCE, page.behind().size())));
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("Conversations could not be looked through for the search: {}", unreachable.getMessage());
        }
    }

    private boolean indexed(List<UUID> ids) {
        try {
            rows.bringUp(ids);
            return true;
        } catch (DataAccessException unreachable) {
            LOG.warn("Conversations could not be indexed; the walk tries again: {}", unreachable.getMessage());
            return false;
        }
    }
}
