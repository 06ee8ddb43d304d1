/** What is the same for all outside desks: choosing one, bringing conversations there, hearing what it says, its health. */
@NullMarked
package dev.baton.desk.connected;

import org.jspecify.annotations.NullMarked;
