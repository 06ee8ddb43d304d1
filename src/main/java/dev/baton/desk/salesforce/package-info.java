/** Salesforce Messaging for In-App and Web: each conversation is a web session of its own there, described in docs/desks/salesforce.md. */
@NullMarked
package dev.baton.desk.salesforce;

import org.jspecify.annotations.NullMarked;
