package dev.baton.people;

import dev.baton.platform.AfterCommit;
import dev.baton.platform.Hints;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells {@link AgentChanged} here and on all other nodes; after a gap in the news, for every agent. */
@Component
class AgentChanges {

    private static final char KIND = 'a';

    private final Hints hints;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    AgentChanges(Hints hints, ApplicationEventPublisher events, JdbcClient jdbc) {
        this.hints = hints;
        this.events = events;
        this.jdbc = jdbc;
        hints.listen(KIND, items -> items.forEach(item -> here(UUID.fromString(item))));
        hints.onGap(() -> ids().forEach(this::here));
    }

    /** An agent changed by what this node did. */
    void changed(UUID agentId) {
        AfterCommit.tell(() -> {
            here(agentId);
            hints.tell(KIND, agentId.toString());
        });
    }

    /** An agent changed in a way that every node notices by itself. */
    void here(UUID agentId) {
        events.publishEvent(new AgentChanged(agentId));
    }

    private List<UUID> ids() {
        return jdbc.sql("select agent_id from agent_load").query(UUID.class).list();
    }
}
