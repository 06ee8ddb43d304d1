package dev.baton.language.summary;

import dev.baton.language.summary.Story.Mood;
import dev.baton.language.summary.Summary.Step;
import java.util.ArrayList;
import java.util.Optional;

/** A summary as plain text: what a desk, an email or the customer's clipboard takes. */
final class SummaryText {

    private SummaryText() {}

    static String of(Summary summary) {
        var words = SummaryWords.of(Optional.of(summary.language()));
        var lines = new ArrayList<String>();
        summary.wants().ifPresent(text -> lines.add(words.wants() + ": " + text));
        if (!summary.tried().isEmpty()) {
            lines.add(words.tried() + ":");
            summary.tried().forEach(step -> lines.add("- " + words(step, words)));
        }
        if (!summary.details().isEmpty()) {
            lines.add(words.details() + ":");
            summary.details().forEach((name, value) -> lines.add("- " + name + ": " + value));
        }
        if (summary.mood() != Mood.UNKNOWN) {
            lines.add(words.mood() + ": " + words.moods().get(summary.mood().ordinal()));
        }
        summary.openQuestion().ifPresent(text -> lines.add(words.openQuestion() + ": " + text));
        return String.join("\n", lines);
    }

    private static String words(Step step, SummaryWords words) {
        return switch (step.kind()) {
            case ACTION -> words.action() + ": " + step.text();
            case ANSWER -> words.answer() + ": " + step.text();
            case NOT_UNDERSTOOD -> words.notUnderstood() + ": " + step.text();
            case INVALID_ANSWER -> words.noValidAnswer() + ": " + step.text();
            case TOLD -> step.text();
        };
    }
}
