package dev.baton.bot;

import dev.baton.conversation.PrivateQuestions;
import dev.baton.language.Meaning;
import java.time.Duration;

/** What reached the bot since its last turn. */
public sealed interface BotInput {

    /** The conversation begins. */
    record Greeting() implements BotInput {}

    /**
     * The customer wrote something, or clicked a button, which is the same.
     *
     * @param text what was written
     * @param meaning what it means to the assistant, as far as that is known
     * @param isPrivate a private question was open when it was written: the log has the mask, and nothing may show the text
     *     (D12)
     * @param waited how long it has waited for the bot
     */
    record Said(String text, Meaning meaning, boolean isPrivate, Duration waited) implements BotInput {

        /** A message that may be shown. */
        public Said(String text, Meaning meaning) {
            this(text, meaning, false, Duration.ZERO);
        }

        /** A message of which only the words are known. */
        public Said(String text) {
            this(text, Meaning.UNKNOWN);
        }

        /** What was written while a private question waited. Nobody is asked what it means. */
        static Said privately(String text) {
            return new Said(text, Meaning.UNKNOWN, true, Duration.ZERO);
        }

        /** The same message, after it has waited for so long. */
        Said after(Duration wait) {
            return new Said(text, meaning, isPrivate, wait);
        }

        /** The text as it may be quoted and remembered. */
        String shown() {
            return isPrivate ? PrivateQuestions.MASK : text;
        }
    }

    /**
     * The customer sent a file. What stands in it the bot does not read.
     *
     * @param name what it is called
     * @param again whether one came before it and nothing was written since
     */
    record Attached(String name, boolean again) implements BotInput {}

    /**
     * A person is wanted, by the menu or a program (X5).
     *
     * @param evidence in words
     * @param number of the wish in the log, where the rest of it stands
     */
    record Wanted(String evidence, long number) implements BotInput {}

    /** Somebody set tags on the conversation; which it has, {@link BotTurn#standing} says. */
    record Tagged() implements BotInput {}

    /** What the last turn called has answered, or failed. */
    record Returned(EffectResult result) implements BotInput {}
}
