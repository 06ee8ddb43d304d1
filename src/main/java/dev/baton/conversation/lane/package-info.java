/** Carries commands out: one at a time and in order within a conversation. */
@NamedInterface("lane")
@NullMarked
package dev.baton.conversation.lane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
