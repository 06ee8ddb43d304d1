/** Zendesk: Messaging, and Support tickets. */
@NullMarked
package dev.baton.desk.zendesk;

import org.jspecify.annotations.NullMarked;
