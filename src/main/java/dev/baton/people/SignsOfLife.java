package dev.baton.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What one node has noticed of one agent. */
final class SignsOfLife {

    private static final Duration WORTH_WRITING = Duration.ofSeconds(1);

    private final Set<String> streams = new HashSet<>();
    private Instant last = Instant.EPOCH;
    private Instant written = Instant.EPOCH;
    private boolean byClient;

    synchronized void alive(Instant now) {
        byClient = true;
        last = now;
    }

    /** Only a request that came after the client's last word counts where the client is what counts: none does. */
    synchronized void seen(Instant now) {
        if (!byClient) {
            last = now;
        }
    }

    synchronized void opened(String streamId, Instant now, boolean newLife) {
        if (newLife) {
            byClient = false;
            streams.clear();
        }
        streams.add(streamId);
        seen(now);
    }

    synchronized void ended(String streamId, Instant now) {
        if (streams.remove(streamId)) {
            seen(now);
        }
    }

    /** Whether nothing that was written counts any more. */
    synchronized boolean silent(Instant now) {
        return !written.isAfter(now);
    }

    synchronized boolean judgedByClient() {
        return byClient;
    }

    /** Until when what is known now counts. */
    synchronized Instant until(Instant now, Duration silence) {
        return (!byClient && !streams.isEmpty() ? now : last).plus(silence);
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
