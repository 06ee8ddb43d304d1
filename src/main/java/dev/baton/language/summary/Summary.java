package dev.baton.language.summary;

import dev.baton.language.summary.Story.Mood;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation in a few lines (X2). What stands in it was said or done; private values are never in it.
 *
 * @param language in which its own words are: one of the seven
 * @param wants what the customer wants, in their words
 * @param tried what was done about it, oldest first
 * @param details what was collected, name to value
 * @param mood the customer's
 * @param openQuestion what the customer asked last and nobody answered
 * @param madeBy who worded it
 */
public record Summary(
        String language,
        Optional<String> wants,
        List<Step> tried,
        Map<String, String> details,
        Mood mood,
        Optional<String> openQuestion,
        MadeBy madeBy) {

    /** Copies what could change. */
    public Summary {
        tried = List.copyOf(tried);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Something that was tried. */
    public record Step(Kind kind, String text) {}

    /** What a step is. */
    public enum Kind {
        /** The bot ran an action; the text is its name. */
        ACTION,
        /** The bot or a person answered; the text is the beginning of the answer. */
        ANSWER,
        /** The bot did not understand; the text is what the customer wrote. */
        NOT_UNDERSTOOD,
        /** No valid answer to a question of the bot; the text is the question. */
        INVALID_ANSWER,
        /** In a language model's words. */
        TOLD
    }

    /** Who worded a summary. */
    public enum MadeBy {
        BUILT_IN,
        MODEL
    }

    /** The version for the customer: without mood, and without what went on inside. */
    public Summary forCustomer() {
        return new Summary(
                language,
                wants,
                tried.stream()
                        .filter(step -> step.kind() == Kind.ANSWER || step.kind() == Kind.TOLD)
                        .toList(),
                details,
                Mood.UNKNOWN,
                openQuestion,
                madeBy);
    }

    /** As text in the language of the summary, a line for each part; empty if there is nothing to say. */
    public String asText() {
        return SummaryText.of(this);
    }
}
