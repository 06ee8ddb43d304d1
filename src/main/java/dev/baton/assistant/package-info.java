/**
 * The assistant: one YAML document that says what a bot answers, what it asks, and when, where and with which words it
 * hands a conversation to a person. {@link dev.baton.assistant.AssistantParser} makes a document of a text or says, line
 * by line, why it cannot; {@link dev.baton.assistant.Assistants} finds documents.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *"})
@NullMarked
package dev.baton.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
