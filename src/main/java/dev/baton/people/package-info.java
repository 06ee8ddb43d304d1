/** Users, agents, teams and skills; who is here and ready; sign-in. */
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"platform", "platform :: problem", "platform :: security"})
@NullMarked
package dev.baton.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
