package dev.baton.bot;

import java.util.Optional;

/**
 * A person gave the conversation back to the bot (H3).
 *
 * @param action the action to start with; empty: the bot waits for the next message
 * @param outcome what came of it, in the person's words; the variable {@code outcome} from then on
 */
public record HandBack(Optional<String> action, Optional<String> outcome) {}
