package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How conversations stand, as the database has it. Those that matter to routing are those whose owner is the queue and
 * those that hold a part of an agent's capacity.
 */
public interface StandingSource {

    /**
     * What shows, without reading states, whether a conversation that matters has changed for routing.
     *
     * @param id the conversation
     * @param number of its last event
     * @param epoch of its present owner
     * @param holder the agent of whose capacity it holds a part
     * @param weight that part, in hundredths of a slot
     */
    record Glance(ConversationId id, long number, long epoch, Optional<String> holder, int weight) {}

    /**
     * All that matter, page by page in order of the id, compared without sign as PostgreSQL does.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most; a shorter page is the last
     */
    List<Standing> page(Optional<ConversationId> after, int limit);

    /** The same pages at a glance. */
    List<Glance> glance(Optional<ConversationId> after, int limit);

    /** How these stand now, whether they matter or not; those that do not exist are missing. */
    List<Standing> read(Collection<ConversationId> ids);

    /** How many agents' loads are not the sum of what is held: 0, always (law 6). Nothing is repaired in silence. */
    int misloaded();

    /** Those that hold a part of the agent's capacity. */
    List<Standing> heldBy(String agent);
}
