/** Finds, starts, watches and stops the PostgreSQL that this server uses, and gives out its connections. */
@NamedInterface("database")
@NullMarked
package dev.baton.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
