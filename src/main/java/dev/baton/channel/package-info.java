/** Where customers are: what every channel does to what comes in. */
@ApplicationModule(allowedDependencies = {"assistant", "conversation"})
@NullMarked
package dev.baton.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
