/**
 * What sentences mean: intents, a wish for a person, mood, guidance rules and topics, answers from articles, summaries,
 * values in free text. Works in process and offline; a language model may be configured on top and is never required.
 */
@ApplicationModule(allowedDependencies = {"assistant", "assistant :: hours", "platform", "platform :: *"})
@NullMarked
package dev.baton.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
