/** Genesys Cloud over Open Messaging: conversations go to its queues and agents, described in docs/desks/genesys.md. */
@NullMarked
package dev.baton.desk.genesys;

import org.jspecify.annotations.NullMarked;
