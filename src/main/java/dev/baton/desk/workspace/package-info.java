/** Our own workspace as a desk: its queue, its agents' streams and lists. */
@NamedInterface("workspace")
@NullMarked
package dev.baton.desk.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
