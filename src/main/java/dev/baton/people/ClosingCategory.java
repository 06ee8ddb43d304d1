package dev.baton.people;

import java.util.List;
import java.util.Optional;

/**
 * What a chat was about, chosen by the agent who closes it (W8).
 *
 * @param name as agents choose it and reports count it
 * @param reasons to choose from in it; may be none
 * @param team id of the team whose chats it is for; empty: every team's
 */
public record ClosingCategory(String name, List<String> reasons, Optional<String> team) {

    /** Copies the list. */
    public ClosingCategory {
        reasons = List.copyOf(reasons);
    }
}
