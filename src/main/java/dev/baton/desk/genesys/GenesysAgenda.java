package dev.baton.desk.genesys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which conversations are to be read when. Notifications come on a thread of their own. */
final class GenesysAgenda {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, Instant> due = new HashMap<>();

    GenesysAgenda(Clock clock) {
        this.clock = clock;
    }

    /**
     * From now on it holds these.
     *
     * @param conversations our references by Genesys' ids
     * @return whether there are new ones among them
     */
    synchronized boolean holds(Map<String, String> conversations) {
        boolean more = !references.keySet().containsAll(conversations.keySet());
        references.clear();
        references.putAll(conversations);
        due.keySet().retainAll(conversations.keySet());
        return more;
    }

    synchronized Collection<String> conversations() {
        return List.copyOf(references.keySet());
    }

    synchronized String reference(String conversation) {
        return references.getOrDefault(conversation, "");
    }

    synchronized void allDue() {
        references.keySet().forEach(this::isDue);
    }

    synchronized void isDue(String conversation) {
        due.put(conversation, clock.instant());
    }

    synchronized void readAgainIn(String conversation, Duration time) {
        due.merge(conversation, clock.instant().plus(time), (hinted, planned) -> planned);
    }

    /** Those whose time has come; a hint that comes from now on makes them due once more. */
    synchronized List<String> due() {
        Instant now = clock.instant();
        List<String> ready = due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now) && references.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        ready.forEach(due::remove);
        return ready;
    }

    synchronized Duration untilNext() {
        Optional<Duration> next =
                due.values().stream().min(Comparator.naturalOrder()).map(at -> Duration.between(clock.instant(), at));
        return next.filter(time -> time.compareTo(LONGEST) < 0)
                .map(time -> time.compareTo(SHORTEST) < 0 ? SHORTEST : time)
                .orElse(LONGEST);
    }
}
