/**
 * Rules and topics in plain language (T10, T11): which of them a message fits, by meaning, on one scale for all rules. How it
 * works, what it was measured at and what it does not understand stands in docs/understanding.md.
 */
@NamedInterface("guidance")
@NullMarked
package dev.baton.language.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
