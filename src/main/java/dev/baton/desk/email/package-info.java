/** Desks that are a mailbox: conversations leave as mails, and answers to them join the conversation (K1). */
@NullMarked
package dev.baton.desk.email;

import org.jspecify.annotations.NullMarked;
