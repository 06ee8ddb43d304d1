package dev.baton.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who can take conversations, as of one moment.
 *
 * @param id the user's id
 * @param name as colleagues and customers see it
 * @param avatarUrl a picture, if there is one
 * @param languages language tags, such as {@code en}
 * @param teams ids of the teams, in order
 * @param skills level of each skill by its id: 1 (a little) to 10 (best)
 * @param load what the agent carries, in 1/100 of a slot
 * @param cap what the agent may carry, in 1/100 of a slot
 * @param state what the agent declares
 * @param since since when
 * @param connected whether there was a sign of life of late
 * @param lost whether the agent's conversations went back because no sign of life came
 * @param idleSince since when the agent could have taken a conversation and got none
 * @param caps what the agent may carry of a team, of a channel and of both, in 1/100 of a slot, by the names under which
 *     conversations count (R13)
 * @param assignedAt when the agent was last given a conversation
 * @param next what the agent becomes when the last chat has ended (R13); until then no new ones come
 * @param setBy the supervisor who declared the state; empty where the agent did (W9)
 */
public record Agent(
        UUID id,
        String name,
        Optional<String> avatarUrl,
        Set<String> languages,
        List<String> teams,
        Map<String, Integer> skills,
        int load,
        int cap,
        DeclaredState state,
        Instant since,
        boolean connected,
        boolean lost,
        Instant idleSince,
        Map<String, Integer> caps,
        Instant assignedAt,
        Optional<DeclaredState> next,
        Optional<String> setBy) {

    /** Copies the collections. */
    public Agent {
        languages = Set.copyOf(languages);
        teams = List.copyOf(teams);
        skills = Map.copyOf(skills);
        caps = Map.copyOf(caps);
    }

    /** Whether the agent may get an offer: online, about to stay so, and here. Whether there is room is the claim's question. */
    public boolean routable() {
        return state == DeclaredState.ONLINE && connected && next.isEmpty();
    }

    /** What the agent can still take, in 1/100 of a slot; negative where the load stands above the cap. */
    public int free() {
        return cap - load;
    }
}
