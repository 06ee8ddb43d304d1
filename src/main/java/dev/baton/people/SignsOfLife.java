package dev.baton.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one node has noticed of one agent. A request is a sign of life, and so is a word of the client that it is there. An
 * open stream is one only as long as no such word has come since it was opened: a client that says it is there is judged by
 * that, because its stream may be half open.
 */
final class SignsOfLife {

    private static final Duration WORTH_WRITING = Duration.ofSeconds(1);

    private final Map<String, Instant> streams = new HashMap<>();
    private Instant last = Instant.EPOCH;
    private Instant aliveAt = Instant.EPOCH;
    private Instant written = Instant.EPOCH;

    synchronized void alive(Instant now) {
        aliveAt = now;
        last = now;
    }

    synchronized void seen(Instant now) {
        last = now;
    }

    synchronized void opened(String streamId, Instant now) {
        streams.put(streamId, now);
        last = now;
    }

    synchronized void ended(String streamId, Instant now) {
        Instant opened = streams.remove(streamId);
        if (opened != null && opened.isAfter(aliveAt)) {
            last = now;
        }
    }

    /** Whether nothing that was written counts any more. */
    synchronized boolean silent(Instant now) {
        return !written.isAfter(now);
    }

    /** What is known now: until when it counts, and whether that rests on a stream alone. */
    synchronized PresenceRows.Sign sign(UUID agentId, Instant now, Duration silence) {
        Optional<Instant> youngest = streams.values().stream()
                .filter(opened -> opened.isAfter(aliveAt))
                .max(Instant::compareTo);
        Optional<Instant> alive = aliveAt.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(aliveAt);
        return youngest.isPresent() && last.isBefore(now)
                ? new PresenceRows.Sign(agentId, now.plus(silence), alive, youngest)
                : new PresenceRows.Sign(agentId, last.plus(silence), alive, Optional.empty());
    }

    synchronized boolean unwritten(Instant until) {
        return until.isAfter(written.plus(WORTH_WRITING));
    }

    synchronized void written(Instant until) {
        written = until;
    }

    /** Whether nothing is left to remember. */
    synchronized boolean over(Instant now) {
        return streams.isEmpty() && !written.isAfter(now);
    }
}
