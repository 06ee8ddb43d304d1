package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.people.AgentChanged;
import dev.baton.people.TeamsChanged;
import dev.baton.platform.Hints;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Carries news to the router and to the places in the queue, from this node and from the others. What other nodes are told
 * is only what concerns routing; what is said in a conversation does not.
 */
public final class RoutingNews implements Conversations.Follower, SmartLifecycle {

    /** The kind of hints that say: this conversation stands otherwise with regard to routing. */
    private static final char HINT = 'r';

    private final Conversations conversations;
    private final Hints hints;
    private final AgentCopies agents;
    private final Router router;
    private final QueuePositions positions;
    private volatile boolean running;

    /** Carries nothing until the application starts. */
    public RoutingNews(
            Conversations conversations, Hints hints, AgentCopies agents, Router router, QueuePositions positions) {
        this.conversations = conversations;
        this.hints = hints;
        this.agents = agents;
        this.router = router;
        this.positions = positions;
    }

    @Override
    public void committed(Committed commit) {
        if (Standing.changedBy(commit)) {
            hints.tell(HINT, commit.after().id().toString());
        }
    }

    /** Presence, cap, teams or skills, here or elsewhere. */
    @EventListener
    public void agentChanged(AgentChanged news) {
        agents.changed(news.agentId());
    }

    /** How a team's agents are chosen, here or elsewhere. */
    @EventListener
    public void teamsChanged(TeamsChanged news) {
        router.teamsChanged();
    }

    @Override
    public void start() {
        hints.listen(HINT, this::hinted);
        hints.onGap(() -> {
            router.newsLost();
            positions.anythingChanged();
        });
        agents.onChange(ids -> {
            router.agentsChanged(ids);
            positions.anythingChanged();
        });
        agents.all();
        conversations.follow(this);
        router.start();
        positions.start(conversations);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        router.close();
        positions.close();
        agents.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void hinted(List<String> items) {
        List<ConversationId> ids = items.stream()
                .flatMap(item -> ConversationId.parse(item).stream())
                .toList();
        router.conversationsChanged(ids);
        positions.conversationsChanged(ids);
    }
}
