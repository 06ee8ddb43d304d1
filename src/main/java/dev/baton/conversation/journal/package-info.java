/** Makes events durable: group commit, versions, claims; formats of events and states. */
@NamedInterface("journal")
@NullMarked
package dev.baton.conversation.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
