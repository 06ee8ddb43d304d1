/** Finds, starts, watches and stops the PostgreSQL that this server uses, and gives out its connections. */
@NullMarked
package dev.baton.platform.database;

import org.jspecify.annotations.NullMarked;
