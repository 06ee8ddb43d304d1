/** Where people work: the {@link dev.baton.desk.Desk} interface, and a package for each desk. */
@ApplicationModule(
        allowedDependencies = {
            "assistant",
            "assistant :: hours",
            "channel",
            "conversation",
            "conversation :: *",
            "delivery",
            "delivery :: *",
            "file",
            "people",
            "routing",
            "platform",
            "platform :: *"
        })
@NullMarked
package dev.baton.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
