/** How webhooks prove where they come from: those that others send to us, and those that we send. */
@NamedInterface("webhook")
@NullMarked
package dev.baton.delivery.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
