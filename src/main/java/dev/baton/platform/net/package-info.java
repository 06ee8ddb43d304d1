/** Calls to addresses that somebody else has chosen: which networks they may lead into, and how much they may cost. */
@NamedInterface("net")
@NullMarked
package dev.baton.platform.net;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
