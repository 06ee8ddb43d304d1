package dev.baton.assistant;

import java.util.List;

/** What reading a document gave. */
public sealed interface ParsedAssistant {

    /** What is probably not meant so, by line; a document with warnings works. */
    List<Problem> warnings();

    /** A document without a problem. */
    record Valid(AssistantDocument document, List<Problem> warnings) implements ParsedAssistant {
        /** Copies the list. */
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** All that is wrong with it, by line; never empty. */
    record Invalid(List<Problem> problems, List<Problem> warnings) implements ParsedAssistant {
        /** Copies the lists. */
        public Invalid {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
