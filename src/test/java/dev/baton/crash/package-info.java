/**
 * Kills servers under load and asks the clients afterwards: what was acknowledged to them must be there, once and in order.
 * The clients are strangers to the server; only the audit at the end also looks into the database.
 */
@NullMarked
package dev.baton.crash;

import org.jspecify.annotations.NullMarked;
