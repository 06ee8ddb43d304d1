/** The HTTP door of what several modules share: conversations, their events, what may be done with them. */
@NullMarked
package dev.baton.api;

import org.jspecify.annotations.NullMarked;
