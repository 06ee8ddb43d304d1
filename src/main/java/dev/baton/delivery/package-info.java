/**
 * What leaves for others and what comes in from them: the outbox with its retries and dead letters (law 9, K6), signatures,
 * credentials, and the doors that other systems call.
 */
@ApplicationModule(allowedDependencies = {"conversation", "platform", "platform :: *"})
@NullMarked
package dev.baton.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
