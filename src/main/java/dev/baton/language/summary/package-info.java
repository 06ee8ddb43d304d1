/**
 * What a conversation was about, for whoever takes it over and for the customer (X2): a pure reading of the story so far,
 * which a language model may word better.
 */
@NullMarked
@NamedInterface("summary")
package dev.baton.language.summary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
