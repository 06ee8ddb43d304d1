/**
 * Who gets a waiting conversation. {@link dev.baton.routing.RouterIndex} decides (pure), {@link dev.baton.routing.Router}
 * runs it on the one node that holds the lease, {@link dev.baton.routing.QueuePositions} tells customers how long it may
 * take. What the module needs from outside are the small interfaces beside them.
 */
@ApplicationModule(
        displayName = "Routing",
        allowedDependencies = {"conversation", "conversation :: journal", "people", "platform"})
@NullMarked
package dev.baton.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
