package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision of the router: this agent is to be asked to take this conversation. The slot counts as taken in the index
 * until the decision is {@linkplain RouterIndex#settled settled}.
 *
 * @param serial tells this decision from every other of the same index
 * @param conversation which conversation
 * @param assistant with which it was started
 * @param epoch of the wait that was seen
 * @param agent whom to ask
 * @param agentName that agent's name
 * @param weight what to reserve, in hundredths of a slot
 * @param scopes the names under which the weight counts for caps by team and channel
 * @param ringSeconds how long the offer rings; empty: as the assistant says
 * @param why how the choice was made (law 10)
 */
public record Placement(
        long serial,
        ConversationId conversation,
        String assistant,
        long epoch,
        String agent,
        String agentName,
        int weight,
        List<String> scopes,
        Optional<Long> ringSeconds,
        Map<String, String> why) {}
