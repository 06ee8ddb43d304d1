package dev.baton.people;

import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param id time-ordered
 * @param email what they sign in with; unique without regard to case
 * @param name as colleagues and customers see it
 * @param roles what they may do
 * @param avatarUrl a picture, if there is one
 * @param demo whether the account belongs to the demo and works only there
 */
public record User(UUID id, String email, String name, Set<Role> roles, Optional<String> avatarUrl, boolean demo) {

    /** Copies the roles, in their order. */
    public User {
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** The user as one who calls. */
    public Person person() {
        return new Person(id, name, roles);
    }
}
