/** Decides what becomes of a wish for a person: availability, desk, and the one message around the transfer. */
@ApplicationModule(
        allowedDependencies = {
            "assistant",
            "assistant :: *",
            "conversation",
            "desk",
            "people",
            "routing",
            "platform",
            "platform :: *"
        })
@NullMarked
package dev.baton.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
