/** Who calls, how they prove it, and what they may do. */
@NamedInterface("security")
@NullMarked
package dev.baton.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
