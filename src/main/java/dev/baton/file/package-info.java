/**
 * Files that customers and people of the team send (W4, C1): what may be sent, where the bytes are kept, who checks them, and the
 * addresses under which other systems fetch them.
 */
@ApplicationModule(allowedDependencies = {"conversation", "conversation :: *", "platform", "platform :: *"})
@NullMarked
package dev.baton.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
