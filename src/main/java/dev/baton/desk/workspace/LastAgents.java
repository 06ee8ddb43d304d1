package dev.baton.desk.workspace;

import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Service.First;
import dev.baton.conversation.Target;
import dev.baton.people.TeamSettings;
import dev.baton.routing.Agents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who had a conversation, or one before it of the same customer, last: for teams whose returning customers go to the same
 * agent again (R9), for a set time, and only if that agent is there and may have it. The log is read for it, and only for teams
 * that want it. The same customer is the same browser, or who is {@link KnownVisitors known}.
 */
@Component
final class LastAgents {

    private final JdbcClient sql;
    private final Agents agents;

    LastAgents(JdbcClient sql, Agents agents) {
        this.sql = sql;
        this.agents = agents;
    }

    /** The agent to ask first. @param wanted for how long the assistant wants it, whatever the team does (H2) */
    Optional<First> first(ConversationId id, TeamSettings settings, Duration wanted, Target target, Instant now) {
        Duration within = wanted.compareTo(settings.sameAgent()) > 0 ? wanted : settings.sameAgent();
        if (within.isZero() || target.agent().isPresent()) {
            return Optional.empty();
        }
        return last(id, now.minus(within))
                .filter(agent -> agents.find(agent)
                        .filter(found -> found.routable() && found.mayTake(target))
                        .isPresent())
                .map(agent -> new First(agent, now.plus(settings.back()), false));
    }

    private Optional<String> last(ConversationId id, Instant since) {
        return sql.sql("""
                        SELECT facts ->> 'agent' FROM event
                        WHERE conversation_id IN (%s)
                          AND type = 'agent.left' AND at >= :since ORDER BY at DESC, number DESC LIMIT 1
                        """.formatted(KnownVisitors.SAME_PERSON))
                .param("id", id.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}
