/** Decides what becomes of a wish for a person: availability, desk, and the one message around the transfer. */
@NullMarked
package dev.baton.handover;

import org.jspecify.annotations.NullMarked;
