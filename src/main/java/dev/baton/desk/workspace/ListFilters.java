package dev.baton.desk.workspace;

import dev.baton.conversation.HandoverReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What narrows a list (W3); what is empty narrows nothing.
 *
 * @param team whose queue it is or was in
 * @param assistant which assistant's
 * @param channel where the customer is
 * @param reason why a person was wanted last
 * @param desk at which desk of others it is
 * @param agent who has it, is offered it, or talked in it
 * @param from begun at this time or later
 * @param to begun before
 * @param handedOver whether it counts as handed over ({@link dev.baton.conversation.Conversation#handedOver})
 * @param words what was said, as {@link SearchWords#query} writes it
 */
public record ListFilters(
        Optional<String> team,
        Optional<String> assistant,
        Optional<String> channel,
        Optional<HandoverReason> reason,
        Optional<String> desk,
        Optional<UUID> agent,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Boolean> handedOver,
        Optional<String> words) {

    /** Only conversations of one team and assistant, if they are given. */
    public static ListFilters of(Optional<String> team, Optional<String> assistant) {
        return new ListFilters(
                team,
                assistant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** As conditions on the table of conversations. */
    List<String> conditions() {
        var conditions = new ArrayList<String>();
        team.ifPresent(given -> conditions.add("(team = :team OR " + told(":team = ANY (told.teams)") + ")"));
        assistant.ifPresent(given -> conditions.add("assistant = :assistant"));
        channel.ifPresent(given -> conditions.add("state ->> 'channel' = :channel"));
        reason.ifPresent(given -> conditions.add("state #>> '{handover,reason}' = :reason"));
        desk.ifPresent(given -> conditions.add("owner = 'desk' AND state #>> '{owner,id}' = :desk"));
        agent.ifPresent(
                given -> conditions.add("(holder = :agent OR " + told(":agent::text = ANY (told.agents)") + ")"));
        from.ifPresent(given -> conditions.add("id >= :from"));
        to.ifPresent(given -> conditions.add("id < :to"));
        handedOver.ifPresent(given -> conditions.add(given ? "handed_over" : "NOT handed_over"));
        words.ifPresent(given -> conditions.add(
                "id IN (SELECT conversation_id FROM conversation_search WHERE words @@ :words::tsquery)"));
        return conditions;
    }

    /** The values of the conditions' names. */
    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        team.ifPresent(given -> values.put("team", given));
        assistant.ifPresent(given -> values.put("assistant", given));
        channel.ifPresent(given -> values.put("channel", given));
        reason.ifPresent(given -> values.put("reason", given.name()));
        desk.ifPresent(given -> values.put("desk", given));
        agent.ifPresent(given -> values.put("agent", given));
        from.ifPresent(given -> values.put("from", idAt(given)));
        to.ifPresent(given -> values.put("to", idAt(given)));
        words.ifPresent(given -> values.put("words", given));
        return values;
    }

    private static String told(String condition) {
        return "EXISTS (SELECT FROM conversation_search told WHERE told.conversation_id = conversation.id AND "
                + condition + ")";
    }

    /** The least id that a conversation of this time can have: ids begin with the time of the start. */
    private static UUID idAt(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
    }
}
