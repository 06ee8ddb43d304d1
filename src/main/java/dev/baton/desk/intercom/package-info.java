/** Intercom: conversations on behalf of a contact, or as the bot of Intercom's own channels. */
@NullMarked
package dev.baton.desk.intercom;

import org.jspecify.annotations.NullMarked;
