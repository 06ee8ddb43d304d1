package dev.baton.platform.security;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.util.Set;
import java.util.UUID;

/**
 * Who a request comes from. A controller takes it as a parameter: as {@code Caller} for anybody, or as one of the kinds,
 * and then others are refused.
 */
public sealed interface Caller {

    /** Somebody who has proved nothing. */
    record Visitor() implements Caller {}

    /**
     * The customer of one conversation.
     *
     * @param conversationId the only conversation that this caller may see
     */
    record Customer(String conversationId) implements Caller {}

    /**
     * Somebody who has signed in.
     *
     * @param userId who
     * @param name as colleagues and customers see it
     * @param roles what the person may do
     */
    record Person(UUID userId, String name, Set<Role> roles) implements Caller {

        /** Copies the roles. */
        public Person {
            roles = Set.copyOf(roles);
        }

        /** Whether the person has any of the roles. */
        public boolean is(Role... any) {
            for (var role : any) {
                if (roles.contains(role)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Refuses who has none of the roles.
         *
         * @throws ProblemException {@code forbidden}
         */
        public void must(Role... any) {
            if (!is(any)) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN, "Your role does not allow this; ask an administrator for it.");
            }
        }
    }
}
