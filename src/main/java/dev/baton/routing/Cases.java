package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The conversations that have to do with routing, by id, and the numbers of those that have left it. Of what is known of a
 * conversation the higher number is later, also when it is no longer here.
 */
final class Cases {

    private final NavigableMap<ConversationId, Case> present = new TreeMap<>();
    private final Departed departed = new Departed();

    /** The case of a conversation; null if it has nothing to do with routing. */
    @Nullable
    Case find(ConversationId id) {
        return present.get(id);
    }

    /** A conversation comes to routing, perhaps again. */
    Case enter(Standing standing) {
        departed.forget(standing.id());
        var entered = new Case(standing);
        present.put(standing.id(), entered);
        return entered;
    }

    /** A conversation has nothing to do with routing from the standing's number on. */
    void leave(Standing standing) {
        present.remove(standing.id());
        departed.remember(standing.id(), standing.number());
    }

    /** The number up to which a conversation is known, also for a while after it left; 0 for a stranger. */
    long numberOf(ConversationId id) {
        Case known = present.get(id);
        return known != null ? known.standing.number() : departed.numberOf(id);
    }

    Optional<Standing> standing(ConversationId id) {
        return Optional.ofNullable(present.get(id)).map(known -> known.standing);
    }

    /** Those that are here, by id: behind the first, up to the second. */
    List<Standing> standings(Optional<ConversationId> after, Optional<ConversationId> upTo) {
        var tail = after.map(id -> present.tailMap(id, false)).orElse(present);
        var range = upTo.map(id -> tail.headMap(id, true)).orElse(tail);
        return range.values().stream().map(known -> known.standing).toList();
    }

    int size() {
        return present.size();
    }
}
