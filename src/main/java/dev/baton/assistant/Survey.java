package dev.baton.assistant;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer is asked afterwards (H5): one to five stars and a word. What is left out, the widget says in its own words.
 *
 * @param after after which ends it is asked; empty: it is off
 * @param text what is said before the question
 * @param question what the stars answer
 * @param askComment whether a comment is asked for
 * @param comment what the comment answers
 */
public record Survey(
        Set<Ending> after,
        Optional<LocalizedText> text,
        Optional<LocalizedText> question,
        boolean askComment,
        Optional<LocalizedText> comment) {

    /** Copies the set, in the order of the enum. */
    public Survey {
        after = after.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(after));
    }

    /** How a conversation, or a person's part in it, ended. */
    public enum Ending {
        /** A person closed it. */
        AGENT,
        /** A person gave it back to the bot. */
        HAND_BACK,
        /** The customer ended it, or left the person for the bot. */
        CUSTOMER,
        /** Silence closed it while a person had it. */
        SILENCE,
        /** It was closed, and no person had taken part since it was opened. */
        BOT;

        /** Its name in the document and in the API. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
