/** What supervisors see at once: teams, agents, what is stuck (W9). */
@NamedInterface("board")
@NullMarked
package dev.baton.desk.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
