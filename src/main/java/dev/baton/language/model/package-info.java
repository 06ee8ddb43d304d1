/**
 * A language model, where one is configured: one call with a deadline, and an outcome that is never an exception. Baton
 * works without it; whoever asks has an answer of its own for when there is none.
 */
@NullMarked
@NamedInterface("model")
package dev.baton.language.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
