package dev.baton.people;

import dev.baton.platform.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An account as those see it who look after it (W12).
 *
 * @param id the user's id
 * @param email what they sign in with
 * @param name as colleagues and customers see it
 * @param roles what they may do
 * @param canSignIn whether there is a password
 * @param invitedUntil until when the link works that was given out for it
 * @param offSince since when it is switched off
 * @param takesConversations whether there is a cap, teams and skills
 * @param teams names of the teams, in order
 */
public record Account(
        UUID id,
        String email,
        String name,
        Set<Role> roles,
        boolean canSignIn,
        Optional<Instant> invitedUntil,
        Optional<Instant> offSince,
        boolean takesConversations,
        List<String> teams) {

    /** Copies the collections. */
    public Account {
        roles = Set.copyOf(roles);
        teams = List.copyOf(teams);
    }
}
