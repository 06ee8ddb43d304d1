/** Makes events durable: group commit, versions, claims; formats of events and states. */
@NullMarked
package dev.baton.conversation.journal;

import org.jspecify.annotations.NullMarked;
