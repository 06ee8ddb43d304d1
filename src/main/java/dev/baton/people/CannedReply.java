package dev.baton.people;

import java.util.Optional;
import java.util.UUID;

/**
 * An answer that is kept ready (W4). Its text may hold variables, as the texts of an assistant do.
 *
 * @param id time-ordered
 * @param title what it is found by
 * @param text what is said
 * @param shortcut what is typed after {@code /} to have it at once; letters, digits, dashes and underscores
 * @param language language tag of the text; empty: for every language
 * @param audience who may use it
 */
public record CannedReply(
        UUID id, String title, String text, Optional<String> shortcut, Optional<String> language, Audience audience) {

    /** Who may use a canned reply. */
    public sealed interface Audience {

        /** Whoever answers customers. */
        record Everybody() implements Audience {}

        /** The members of a team, by its id. */
        record OfTeam(String team) implements Audience {}

        /** One agent alone, by the user's id. */
        record Own(UUID user) implements Audience {}
    }
}
