package dev.baton.assistant;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What counts as an answer to a question (D4). */
public sealed interface AnswerKind {

    /** Free text; the limits count characters. */
    record Text(int min, int max) implements AnswerKind {}

    /** A number, written alone or in a sentence. */
    record Number(Optional<BigDecimal> min, Optional<BigDecimal> max) implements AnswerKind {}

    /** One of a list, shown as buttons. */
    record Options(List<Option> options) implements AnswerKind {
        /** Copies the list. */
        public Options {
            options = List.copyOf(options);
        }
    }

    /** Yes or no, shown as buttons; kept as {@code yes} or {@code no}. */
    record Confirmation(LocalizedText yes, LocalizedText no) implements AnswerKind {}

    /** What the whole answer must match; its first group, if it has one, is the value. */
    record Regex(Pattern pattern) implements AnswerKind {}

    /** An email address, written alone or in a sentence. */
    record Email() implements AnswerKind {}

    /** A phone number of 6 to 15 digits. */
    record Phone() implements AnswerKind {}

    /**
     * One of a list.
     *
     * @param value what is kept
     * @param label what the customer sees and may write, in any language
     * @param synonyms what the customer may write instead
     */
    record Option(String value, LocalizedText label, List<String> synonyms) {
        /** Copies the list. */
        public Option {
            synonyms = List.copyOf(synonyms);
        }
    }
}
