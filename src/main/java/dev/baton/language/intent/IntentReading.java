package dev.baton.language.intent;

import dev.baton.assistant.UnderstandingSettings;
import dev.baton.language.Meaning;
import dev.baton.language.Meaning.ScoredIntent;
import java.util.List;

/**
 * What a message means to an assistant.
 *
 * @param ranked all intents, likeliest first; their confidences add up to 1 and say which it is if it is one of them
 * @param none from 0 to 1 how likely it is that it means none of them. At 0.5 about one in a hundred phrases that would
 *     have been understood rightly is turned away; a message below is answered
 */
public record IntentReading(List<ScoredIntent> ranked, double none) {

    /** From which {@link #none} on a message counts as none of the intents. */
    public static final double NONE_FROM = 1 - UnderstandingSettings.DEFAULT.threshold();

    /** Nothing is known: there are no intents. */
    public static final IntentReading UNKNOWN = new IntentReading(List.of(), 1);

    /** Copies the list. */
    public IntentReading {
        ranked = List.copyOf(ranked);
    }

    /** Whether the likeliest intent is what the message means, rather than none, by the built-in threshold. */
    public boolean understood() {
        return Meaning.understood(none, UnderstandingSettings.DEFAULT.threshold());
    }
}
