/** Opening hours as a pure calendar: weekly intervals, special days, a time zone. */
@NullMarked
@NamedInterface("hours")
package dev.baton.assistant.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
