package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import dev.baton.routing.RouterLease.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One term of the router: its index, and what in it is known to be behind. Lives on the router's thread. */
final class Shift {

    /** So many conversations are read at once. */
    static final int PAGE = 5_000;

    /** How long an agent is left alone whose load the index does not understand. */
    private static final Duration REST = Duration.ofSeconds(1);

    final Term term;
    final RouterIndex index = new RouterIndex();
    final Set<ConversationId> unread = new HashSet<>();
    final Set<String> unreadAgents = new HashSet<>();
    boolean strategiesUnread;
    private final List<Placement> conversationsInDoubt = new ArrayList<>();
    private final List<Placement> agentsInDoubt = new ArrayList<>();

    /** When the lease ends unless renewed. */
    Instant until;

    Shift(Term term) {
        this.term = term;
        this.until = term.until();
    }

    /** Reads everybody who waits and everybody who could take them. What is committed meanwhile comes by mail. */
    void readAll(StandingSource source, Agents agents, TeamStrategies strategies) {
        strategies.all().forEach(index::see);
        agents.all().forEach(index::see);
        Optional<ConversationId> after = Optional.empty();
        List<Standing> page;
        do {
            page = source.page(after, PAGE);
            page.forEach(index::see);
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == PAGE);
    }

    boolean isOf(Term other) {
        return term.number() == other.number();
    }

    /** The decision was refused because the conversation is not as the index has it. */
    void wrongAboutConversation(Placement placement) {
        conversationsInDoubt.add(placement);
        unread.add(placement.conversation());
    }

    /** The decision was refused because the agent carries more, or may carry less, than the index has it. */
    void wrongAboutAgent(Placement placement) {
        agentsInDoubt.add(placement);
        unread.add(placement.conversation());
        unreadAgents.add(placement.agent());
    }

    boolean isUpToDate() {
        return unread.isEmpty() && unreadAgents.isEmpty() && !strategiesUnread;
    }

    /**
     * Reads again whatever is behind. If that fails, all is as before and can be tried again.
     *
     * @return whether a refusal remains unexplained, so that the same decision would be made and refused at once
     */
    boolean readAgain(StandingSource source, Agents agents, TeamStrategies strategies, Instant now) {
        if (strategiesUnread) {
            strategies.all().forEach(index::see);
            strategiesUnread = false;
        }
        var ids = new HashSet<>(unread);
        var standings = new ArrayList<Standing>();
        for (Placement placement : agentsInDoubt) {
            standings.addAll(source.heldBy(placement.agent()));
            ids.addAll(index.heldBy(placement.agent()));
        }
        standings.addAll(source.read(ids));
        standings.forEach(standing -> {
            index.see(standing);
            ids.remove(standing.id());
        });
        ids.forEach(index::forget);
        unreadAgents.forEach(id -> agents.find(id).ifPresentOrElse(index::see, () -> index.agentGone(id)));
        unread.clear();
        unreadAgents.clear();
        return settleDoubts(now);
    }

    private boolean settleDoubts(Instant now) {
        boolean unexplained = false;
        for (Placement placement : conversationsInDoubt) {
            unexplained |= index.standing(placement.conversation())
                    .filter(Standing::wantsAgent)
                    .filter(standing -> standing.epoch() == placement.epoch())
                    .isPresent();
            index.settled(placement);
        }
        for (Placement placement : agentsInDoubt) {
            index.settled(placement);
            if (index.hasRoom(placement.agent())) {
                index.rest(placement.agent(), now.plus(REST));
            }
        }
        conversationsInDoubt.clear();
        agentsInDoubt.clear();
        return unexplained;
    }
}
