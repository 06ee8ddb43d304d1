package dev.baton.people;

import dev.baton.platform.BatonProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Who is ready, and who is here: two things. What an agent declares stays until the agent (or a row of missed offers) changes
 * it. Whether the agent is here is known from signs of life, because a write that succeeds proves nothing on a half-open
 * connection.
 *
 * <p>A client that shows a person the console says itself that it is there ({@link #alive}); streams that were open when it
 * last did so count no more, for they may be half open. Requests always count, and so do the streams of programs that never
 * say so. A sign counts for a while ({@code baton.presence.silence}); it is kept in memory and written for all agents of this node in
 * one statement every two seconds. Only the first sign after a silence is written at once, so that the agent is offered
 * conversations without delay.
 */
@Component
public class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    private final PresenceRows rows;
    private final AgentChanges changes;
    private final Vigil vigil;
    private final Clock clock;
    private final Duration silence;
    private final int allowedMisses;
    private final ConcurrentHashMap<UUID, SignsOfLife> lives = new ConcurrentHashMap<>();
    private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();

    Presence(PresenceRows rows, AgentChanges changes, Vigil vigil, Clock clock, BatonProperties properties) {
        this.rows = rows;
        this.changes = changes;
        this.vigil = vigil;
        this.clock = clock;
        this.silence = properties.presence().silence();
        this.allowedMisses = properties.presence().misses();
    }

    /** The agent declares a state; doing so is a sign of life, too. */
    public void declare(UUID agentId, DeclaredState state) {
        seen(agentId);
        if (rows.declare(agentId, state, Optional.empty(), clock.instant())) {
            changes.changed(agentId);
        }
    }

    /**
     * A supervisor declares a state for the agent (W9): of whether the agent is here it says nothing.
     *
     * @param by the supervisor's name, which the agent and the board show until the agent declares something
     * @param afterChats whether only when the last chat has ended, as in {@link #declareNext}
     */
    public void force(UUID agentId, DeclaredState state, boolean afterChats, String by) {
        var now = clock.instant();
        boolean changed = afterChats
                ? rows.declareNext(agentId, state, Optional.of(by))
                : rows.declare(agentId, state, Optional.of(by), now);
        if (changed) {
            changes.changed(agentId);
        }
        if (afterChats) {
            rows.finished(now).forEach(changes::changed);
        }
    }

    /**
     * The agent takes no more and declares what to become when the last chat has ended (R13); at once if there is none. What
     * waits for the customer without taking anything is not waited for.
     */
    public void declareNext(UUID agentId, DeclaredState state) {
        seen(agentId);
        if (rows.declareNext(agentId, state, Optional.empty())) {
            changes.changed(agentId);
        }
        rows.finished(clock.instant()).forEach(changes::changed);
    }

    /** The agent's own client says that it is there. */
    public void alive(UUID agentId) {
        var now = clock.instant();
        var life = life(agentId);
        life.alive(now);
        beginIfSilent(agentId, life, now);
    }

    /** The agent opened a stream or a long poll, which counts as life while it is open. */
    public void connected(UUID agentId, String streamId) {
        var now = clock.instant();
        var life = life(agentId);
        life.opened(streamId, now);
        beginIfSilent(agentId, life, now);
    }

    /** A stream or long poll ended; the agent counts as here a little longer. */
    public void disconnected(UUID agentId, String streamId) {
        life(agentId).ended(streamId, clock.instant());
    }

    /** The agent made a request. */
    public void seen(UUID agentId) {
        var now = clock.instant();
        var life = life(agentId);
        life.seen(now);
        beginIfSilent(agentId, life, now);
    }

    /** The agent left for good: offline, not here, and soon lost, so that conversations go back without waiting. */
    public void signedOut(UUID agentId) {
        var now = clock.instant();
        lives.remove(agentId);
        rows.declare(agentId, DeclaredState.OFFLINE, Optional.empty(), now);
        rows.end(agentId, Instant.EPOCH);
        changes.changed(agentId);
    }

    /**
     * An offer passed unanswered; a few in a row set the agent away. One that was made before this node could watch without a
     * break does not count: it may have passed while no server was there to take the answer.
     */
    public void missed(UUID agentId, Instant offeredAt) {
        if (!offeredAt.isBefore(vigil.since()) && rows.missed(agentId, allowedMisses, clock.instant())) {
            changes.changed(agentId);
        }
    }

    /** The agent accepted an offer, which ends a row of missed ones; written with the signs of life. Never blocks. */
    public void accepted(UUID agentId) {
        accepted.add(agentId);
    }

    /** Writes the signs of life that came since the last time, in one statement; they stay to be written if that fails. */
    void write() {
        var now = clock.instant();
        var signs = new ArrayList<PresenceRows.Sign>();
        lives.forEach((agentId, life) -> {
            var sign = life.sign(agentId, now, silence);
            if (life.unwritten(sign.until()) && sign.until().isAfter(now)) {
                signs.add(sign);
            } else if (life.over(now)) {
                lives.remove(agentId, life);
            }
        });
        write(signs, now);
        var ended = Set.copyOf(accepted);
        if (!ended.isEmpty()) {
            rows.accepted(ended);
            accepted.removeAll(ended);
        }
    }

    /** The first sign after a silence is written at once. */
    private void beginIfSilent(UUID agentId, SignsOfLife life, Instant now) {
        if (!life.silent(now)) {
            return;
        }
        try {
            write(List.of(life.sign(agentId, now, silence)), now);
        } catch (DataAccessException e) {
            log.warn("A sign of life could not be written yet: {}", e.getMessage());
        }
    }

    private void write(List<PresenceRows.Sign> signs, Instant now) {
        if (signs.isEmpty()) {
            return;
        }
        var renewed = rows.renew(signs, now).stream()
                .collect(Collectors.toMap(PresenceRows.Renewed::agentId, PresenceRows.Renewed::wasAway));
        for (var sign : signs) {
            if (renewed.containsKey(sign.agentId())) {
                written(sign.agentId(), sign.until());
            }
        }
        renewed.forEach((agentId, wasAway) -> {
            if (wasAway) {
                changes.changed(agentId);
            }
        });
    }

    private void written(UUID agentId, Instant until) {
        @Nullable SignsOfLife life = lives.get(agentId);
        if (life != null) {
            life.written(until);
        }
    }

    private SignsOfLife life(UUID agentId) {
        return lives.computeIfAbsent(agentId, id -> new SignsOfLife());
    }
}
