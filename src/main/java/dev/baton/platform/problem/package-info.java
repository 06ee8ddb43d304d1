/** Errors as clients see them: RFC 9457 problem details with stable types. */
@NamedInterface("problem")
@NullMarked
package dev.baton.platform.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
