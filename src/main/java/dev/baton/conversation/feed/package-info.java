/** Tells of commits: to streams on this node at once, to other nodes by hints. */
@NamedInterface("feed")
@NullMarked
package dev.baton.conversation.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
