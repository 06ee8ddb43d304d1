package dev.baton.assistant;

import java.util.List;

/**
 * A question for one value (D4, T4).
 *
 * @param value the name under which the answer is kept
 * @param text the question
 * @param kind what counts as an answer
 * @param retry what is said after an invalid answer, in turn; never empty
 * @param attempts how many invalid answers get a retry text; the next one brings {@code giveUp}
 * @param repeat whether the question itself follows the retry text
 * @param isPrivate the answer is masked wherever it would be shown or kept (D12)
 * @param skip when it is not asked
 * @param giveUp what too many invalid answers bring
 */
public record Question(
        String value,
        LocalizedText text,
        AnswerKind kind,
        List<LocalizedText> retry,
        int attempts,
        boolean repeat,
        boolean isPrivate,
        Skip skip,
        GiveUp giveUp) {

    /** Copies the list. */
    public Question {
        retry = List.copyOf(retry);
    }

    /** When a question is not asked. */
    public enum Skip {
        /** It is always asked. */
        NEVER,
        /** The message that started the action holds a valid answer already. */
        SAID,
        /** As {@code SAID}, or the value is known from before. */
        KNOWN
    }

    /** What too many invalid answers bring (T4). */
    public enum GiveUp {
        /** A person. */
        CONNECT,
        /** The question whether a person is wanted. */
        ASK
    }
}
