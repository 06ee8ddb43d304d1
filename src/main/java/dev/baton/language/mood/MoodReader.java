package dev.baton.language.mood;

import dev.baton.language.MoodSigns;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the signs of frustration in one message (T7). Anger comes from a linear head over the sentence's vector and its
 * letters, learnt only from sentences written for it; shouting from how it is written. Immutable, safe for all threads.
 */
public final class MoodReader {

    /** From which anger on it is named as evidence. */
    static final double ANGRY = 0.5;

    /** How it is named. */
    static final String SOUNDS_ANGRY = "sounds angry or disappointed";

    private final MoodWeights weights;

    private MoodReader(MoodWeights weights) {
        this.weights = weights;
    }

    /** With the shipped weights. */
    public static MoodReader load() {
        return new MoodReader(MoodWeights.shipped());
    }

    /**
     * What the message shows. Never throws, whatever the text; only its first some hundred characters count.
     *
     * @param vector the message's, by {@code BgeSmallEncoder}
     */
    public MoodSigns read(String text, float[] vector) {
        if (text.codePoints().noneMatch(Character::isLetter)) {
            Shouting marks = Shouting.in(text);
            return new MoodSigns(0, marks.score(), marks.evidence());
        }
        double anger = weights.anger(MoodInput.of(text, vector));
        Shouting shouting = Shouting.in(text);
        var evidence = new ArrayList<String>();
        if (anger >= ANGRY) {
            evidence.add(SOUNDS_ANGRY);
        }
        evidence.addAll(shouting.evidence());
        return new MoodSigns(anger, shouting.score(), List.copyOf(evidence));
    }
}
