package dev.baton.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a conversation is about in words of people, programs and desks (T11, X4): bounded, each once, in the order in which
 * they were set. Upper and lower case are the same.
 *
 * @param all the tags as they were first written
 */
public record Tags(List<String> all) {

    /** How many a conversation has at most. */
    public static final int MOST = 30;

    /** Characters of one. */
    public static final int LENGTH = 200;

    /** No tags. */
    public static final Tags NONE = new Tags(List.of());

    /** Copies the list; what stands there twice counts once. */
    public Tags {
        all = distinct(all);
    }

    /** Whether it is one of them. */
    public boolean has(String tag) {
        return contains(all, tag);
    }

    /** Whether there are more than a conversation may have. */
    public boolean tooMany() {
        return all.size() > MOST;
    }

    /** What would have to happen to become these; empty if nothing. */
    public Optional<Event.Tagged> towards(Tags wanted) {
        return changed(
                wanted.all.stream().filter(tag -> !has(tag)).toList(),
                all.stream().filter(tag -> !wanted.has(tag)).toList());
    }

    /** As many of these as are new and have room; empty if none. */
    public Optional<Event.Tagged> joinedBy(List<String> more) {
        List<String> added = distinct(more).stream()
                .filter(tag -> !has(tag))
                .limit(Math.max(0, MOST - all.size()))
                .toList();
        return changed(added, List.of());
    }

    /** The tags after the event. */
    Tags after(Event.Tagged tagged) {
        var next = new ArrayList<>(all);
        next.removeIf(tag -> contains(tagged.removed(), tag));
        next.addAll(tagged.added());
        return new Tags(next);
    }

    private static Optional<Event.Tagged> changed(List<String> added, List<String> removed) {
        return added.isEmpty() && removed.isEmpty() ? Optional.empty() : Optional.of(new Event.Tagged(added, removed));
    }

    private static List<String> distinct(List<String> tags) {
        var once = new ArrayList<String>();
        tags.stream().filter(tag -> !contains(once, tag)).forEach(once::add);
        return List.copyOf(once);
    }

    private static boolean contains(List<String> tags, String wanted) {
        String folded = folded(wanted);
        return tags.stream().anyMatch(tag -> folded(tag).equals(folded));
    }

    private static String folded(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }
}
