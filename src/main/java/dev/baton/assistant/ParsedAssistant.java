package dev.baton.assistant;

import java.util.List;

/** What reading a document gave. */
public sealed interface ParsedAssistant {

    /** A document without a problem. */
    record Valid(AssistantDocument document) implements ParsedAssistant {}

    /** All that is wrong with it, by line; never empty. */
    record Invalid(List<Problem> problems) implements ParsedAssistant {
        /** Copies the list. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
