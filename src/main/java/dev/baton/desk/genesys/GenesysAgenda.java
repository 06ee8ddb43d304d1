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
import java.util.Set;
import java.util.stream.Stream;

/** Which conversations are to be read when. Notifications come on a thread of their own. */
final class GenesysAgenda {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The share of one conversation of the calls that reading may take: two a second for all. */
    private static final Duration EACH = Duration.ofMillis(500);

    private final Clock clock;
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, Instant> due = new HashMap<>();

    GenesysAgenda(Clock clock) {
        this.clock = clock;
    }

    /** From now on it holds these, too, and they are due. @param news our references by Genesys' ids */
    synchronized void holds(Map<String, String> news) {
        references.putAll(news);
        news.keySet().forEach(this::isDue);
    }

    synchronized void letsGoOfAllBut(Set<String> wanted) {
        references.values().retainAll(wanted);
        due.keySet().retainAll(references.keySet());
    }

    /** Our references of those that it holds. */
    synchronized Set<String> references() {
        return Set.copyOf(references.values());
    }

    /** Genesys' ids of those that it holds, after these. */
    synchronized Collection<String> conversationsWith(Collection<String> first) {
        return Stream.concat(first.stream(), references.keySet().stream())
                .distinct()
                .toList();
    }

    synchronized String reference(String conversation) {
        return references.getOrDefault(conversation, "");
    }

    synchronized void isDue(String conversation) {
        if (references.containsKey(conversation)) {
            due.put(conversation, clock.instant());
        }
    }

    /** The more there are, the more rarely those are read of which nothing is heard. */
    synchronized void readAgainIn(String conversation, Duration time) {
        Duration share = EACH.multipliedBy(references.size());
        Duration in = time.compareTo(LONGEST) >= 0 && share.compareTo(time) > 0 ? share : time;
        if (references.containsKey(conversation)) {
            due.putIfAbsent(conversation, clock.instant().plus(in)); // a hint that came meanwhile is sooner
        }
    }

    /** Those whose time has come; a hint that comes from now on makes them due once more. */
    synchronized List<String> due() {
        Instant now = clock.instant();
        List<String> ready = due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
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
