/** Where customers are: what every channel does to what comes in. */
@ApplicationModule(allowedDependencies = {"assistant", "conversation", "platform", "platform :: *"})
@NullMarked
package dev.baton.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
