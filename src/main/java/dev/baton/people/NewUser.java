package dev.baton.people;

import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An account to be made.
 *
 * @param email what they sign in with
 * @param name as colleagues and customers see it
 * @param roles what they may do
 * @param password what they sign in with, in clear; without one they cannot
 * @param cap what they may carry, in 1/100 of a slot; empty for somebody who takes no conversations
 * @param teams ids of their teams
 * @param skills level of each skill by its id
 * @param languages language tags
 * @param demo whether the account belongs to the demo
 */
public record NewUser(
        String email,
        String name,
        Set<Role> roles,
        Optional<String> password,
        OptionalInt cap,
        List<String> teams,
        Map<String, Integer> skills,
        List<String> languages,
        boolean demo) {}
