/** Drafts and versions of assistants: where documents are kept, how they become live, and which is live on this node. */
@NullMarked
package dev.baton.assistant.version;

import org.jspecify.annotations.NullMarked;
