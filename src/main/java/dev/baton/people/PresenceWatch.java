package dev.baton.people;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.Leases;
import dev.baton.platform.Leases.Lease;
import dev.baton.platform.Node;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices who is no longer here. Every node notices by itself whose connection ran out. Who is lost is judged by one node, and
 * only after it has watched for a full grace time without a break: while the servers or their database were away no sign of
 * life could be written, and that must not cost an agent their conversations.
 */
@Component
class PresenceWatch {

    private static final Logger log = LoggerFactory.getLogger(PresenceWatch.class);
    private static final String DUTY = "presence";
    private static final Duration DUTY_TIME = Duration.ofSeconds(15);

    private final Presence presence;
    private final Vigil vigil;
    private final PresenceRows rows;
    private final AgentChanges changes;
    private final ObjectProvider<LostAgents> lostAgents;
    private final Leases leases;
    private final Node node;
    private final Clock clock;
    private final Duration silence;
    private final Duration grace;
    private Optional<Lease> duty = Optional.empty();
    private Instant lastLook;

    PresenceWatch(
            Presence presence,
            Vigil vigil,
            PresenceRows rows,
            AgentChanges changes,
            ObjectProvider<LostAgents> lostAgents,
            Leases leases,
            Node node,
            Clock clock,
            BatonProperties properties) {
        this.presence = presence;
        this.vigil = vigil;
        this.rows = rows;
        this.changes = changes;
        this.lostAgents = lostAgents;
        this.leases = leases;
        this.node = node;
        this.clock = clock;
        this.silence = properties.presence().silence();
        this.grace = properties.presence().grace();
        this.lastLook = vigil.since();
    }

    @Scheduled(fixedDelayString = "2s")
    synchronized void look() {
        try {
            presence.write();
            var now = clock.instant();
            if (Duration.between(lastLook, now).compareTo(silence) > 0) {
                vigil.beginsAnew(now);
            }
            rows.lapsed(lastLook, now).forEach(changes::here);
            rows.finished(now).forEach(changes::changed);
            lastLook = now;
            duty = duty.flatMap(held -> leases.renew(held, DUTY_TIME))
                    .or(() -> leases.tryAcquire(DUTY, node.id(), DUTY_TIME));
            if (duty.isPresent()
                    && !Duration.between(vigil.since(), now).minus(grace).isNegative()) {
                judge(now);
            }
        } catch (DataAccessException e) {
            log.warn("Presence could not be kept just now: {}", e.getMessage());
        }
    }

    private void judge(Instant now) {
        var limit = now.minus(grace).plus(silence);
        for (var agentId : rows.silentSince(limit)) {
            if (told(agentId, now)) {
                rows.markLost(agentId, limit, now);
                changes.changed(agentId);
            }
        }
    }

    /** First told, then marked: if this node dies between, the agent is told again, which is harmless. */
    private boolean told(UUID agentId, Instant now) {
        try {
            lostAgents.orderedStream().forEach(listener -> listener.lost(agentId, now));
            log.info("Agent {} is lost: no sign of life for {}", agentId, grace);
            return true;
        } catch (RuntimeException e) {
            log.warn("The conversations of lost agent {} could not be given back yet: {}", agentId, e.getMessage());
            return false;
        }
    }
}
