package dev.baton.bot;

import dev.baton.language.Meaning;

/** What reached the bot since its last turn. */
public sealed interface BotInput {

    /** The conversation begins. */
    record Greeting() implements BotInput {}

    /**
     * The customer wrote something, or clicked a button, which is the same.
     *
     * @param text what was written
     * @param meaning what it means to the assistant, as far as that is known
     */
    record Said(String text, Meaning meaning) implements BotInput {

        /** A message of which only the words are known. */
        public Said(String text) {
            this(text, Meaning.UNKNOWN);
        }
    }

    /** What the last turn called has answered, or failed. */
    record Returned(EffectResult result) implements BotInput {}
}
