package dev.baton.desk.workspace;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.people.AgentChanged;
import dev.baton.platform.Hints;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells agents' streams on this node what concerns them: conversations that they hold or are offered, themselves, and that
 * the lists have changed. What other nodes commit comes as a hint and is read from the database. Hints may be lost: after a
 * gap in hearing them every stream begins anew, and every ten seconds what agents hold is compared with what their streams
 * know, in one query.
 */
@Component
public final class AgentFeed implements Conversations.Follower, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AgentFeed.class);
    private static final char HINT = 'i';
    private static final Duration LISTS_EVERY = Duration.ofSeconds(1);
    private static final int PHASE = Integer.MAX_VALUE - 512;

    private final ConversationLists lists;
    private final Hints hints;
    private final Map<String, Set<AgentSession>> sessions = new ConcurrentHashMap<>();
    private final AtomicBoolean listsChanged = new AtomicBoolean();
    private final AtomicLong listsTold = new AtomicLong(System.nanoTime() - LISTS_EVERY.toNanos());
    private volatile boolean running;

    AgentFeed(Conversations conversations, ConversationLists lists, Hints hints) {
        this.lists = lists;
        this.hints = hints;
        conversations.follow(this);
        hints.listen(HINT, this::hinted);
        hints.onGap(() -> all().forEach(AgentSession::lookAgain));
    }

    /** A session for the agent: what it is told begins with a snapshot. */
    public AgentSession open(String agent) {
        var session = new AgentSession(agent, lists, this::remove);
        sessions.compute(agent, (key, present) -> {
            Set<AgentSession> of = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            of.add(session);
            return of;
        });
        session.lookAgain();
        if (!running) {
            session.end();
        }
        return session;
    }

    @Override
    public void committed(Committed commit) {
        Set<String> concerned = concerned(commit);
        boolean listsChange = commit.changedHands() || countsOtherwise(commit) || saidInQueue(commit);
        if (!concerned.isEmpty() || listsChange) {
            hints.tell(HINT, commit.after().id() + "~" + String.join("~", concerned) + (listsChange ? "~*" : ""));
        }
        concerned.forEach(agent -> of(agent).forEach(session -> session.changed(commit)));
        if (listsChange) {
            listsChanged();
        }
    }

    private void listsChanged() {
        listsChanged.set(true);
        tellOfLists();
    }

    /**
     * Tells all streams that lists have changed, at most once a second: with a thousand agents and a thousand changes a
     * second it would otherwise be a million wake-ups. What was counted before is forgotten first.
     */
    @Scheduled(fixedDelayString = "250ms")
    void tellOfLists() {
        long now = System.nanoTime();
        long before = listsTold.get();
        boolean due = now - before >= LISTS_EVERY.toNanos();
        if (listsChanged.get() && due && listsTold.compareAndSet(before, now)) {
            listsChanged.set(false);
            lists.countAnew();
            all().forEach(AgentSession::listsChanged);
        }
    }

    /** The queue is short and watched, so its rows show at once what is said; the bots' list is read anew now and then. */
    private static boolean saidInQueue(Committed commit) {
        return commit.after().owner() instanceof Owner.Queue
                && commit.events().stream().anyMatch(recorded -> recorded.event() instanceof Event.Message);
    }

    /** A request that is refused changes no owner, and the list of what is handed over. */
    private static boolean countsOtherwise(Committed commit) {
        return commit.before().map(Conversation::handedOver).orElse(false)
                != commit.after().handedOver();
    }

    /** Those who had it, have it, were or are offered it. */
    private static Set<String> concerned(Committed commit) {
        var agents = new LinkedHashSet<String>();
        Stream.concat(commit.before().flatMap(Conversation::hold).stream(), commit.after().hold().stream())
                .map(Conversation.Hold::agent)
                .forEach(agents::add);
        return agents;
    }

    @EventListener
    void changed(AgentChanged changed) {
        of(changed.agentId().toString()).forEach(AgentSession::meChanged);
    }

    private void hinted(List<String> items) {
        var wanted = new HashMap<ConversationId, Set<AgentSession>>();
        boolean listsChange = false;
        for (String item : items) {
            String[] parts = item.split("~", -1);
            Optional<ConversationId> id = ConversationId.parse(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                listsChange |= parts[i].equals("*");
                Set<AgentSession> here = of(parts[i]);
                if (id.isPresent() && !here.isEmpty()) {
                    wanted.computeIfAbsent(id.get(), key -> new LinkedHashSet<>())
                            .addAll(here);
                }
            }
        }
        if (!wanted.isEmpty()) {
            Thread.ofVirtual().name("agent-news").start(() -> read(wanted));
        }
        if (listsChange) {
            listsChanged();
        }
    }

    private void read(Map<ConversationId, Set<AgentSession>> wanted) {
        List<UUID> ids = wanted.keySet().stream().map(ConversationId::value).toList();
        for (Conversation state : lists.states(ids)) {
            wanted.getOrDefault(state.id(), Set.of()).forEach(session -> session.changed(state));
        }
    }

    private Set<AgentSession> of(String agent) {
        return sessions.getOrDefault(agent, Set.of());
    }

    /** Finds what lost hints would have told. */
    @Scheduled(fixedDelayString = "10s")
    void compare() {
        var agents = Set.copyOf(sessions.keySet());
        if (agents.isEmpty()) {
            return;
        }
        try {
            var held = lists.versionsHeldBy(agents);
            for (String agent : agents) {
                of(agent).forEach(session -> session.compare(held.getOrDefault(agent, Map.of())));
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("Agents' streams could not be compared: {}", unreachable.getMessage());
        }
    }

    private Stream<AgentSession> all() {
        return sessions.values().stream().flatMap(Set::stream);
    }

    private void remove(AgentSession session) {
        sessions.computeIfPresent(session.agent(), (key, of) -> {
            of.remove(session);
            return of.isEmpty() ? null : of;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        all().forEach(AgentSession::end);
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
