/** Frustration (T7): its signs in one message, and a running score over a conversation. See docs/understanding.md. */
@NamedInterface("mood")
@NullMarked
package dev.baton.language.mood;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
