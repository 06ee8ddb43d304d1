package dev.baton.conversation.lane;

import dev.baton.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversations that failed and are left alone for a while: longer with every failure, until something succeeds. */
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 7;

    /** Whoever is not tried again for so long after a pause no longer fails. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private record Rest(int failures, Instant until) {}

    private final Map<ConversationId, Rest> rests = new ConcurrentHashMap<>();

    /** Sets it aside from {@code now} on: for two seconds after the first failure, four minutes after the eighth. */
    void failed(ConversationId id, Instant now, String why) {
        Rest rest = rests.merge(id, rest(1, now), (before, first) -> rest(before.failures() + 1, now));
        LOG.warn(
                "Conversation {} is set aside until {} after failing {} times: {}",
                id,
                rest.until(),
                rest.failures(),
                why);
    }

    void succeeded(ConversationId id) {
        rests.remove(id);
    }

    /** Those that are not to be tried now. */
    Collection<ConversationId> resting(Instant now) {
        rests.values().removeIf(rest -> rest.until().plus(FORGOTTEN).isBefore(now));
        return rests.isEmpty()
                ? List.of()
                : rests.entrySet().stream()
                        .filter(entry -> entry.getValue().until().isAfter(now))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static Rest rest(int failures, Instant now) {
        return new Rest(failures, now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS))));
    }
}
