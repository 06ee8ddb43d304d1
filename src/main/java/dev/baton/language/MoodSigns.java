package dev.baton.language;

import java.util.List;

/**
 * Signs of frustration in one message, before what went before is counted (T7).
 *
 * @param anger from 0 to 1: how frustrated the wording is
 * @param shouting from 0 to 1: capitals, repeated marks and letters
 * @param evidence in words, strongest first
 */
public record MoodSigns(double anger, double shouting, List<String> evidence) {

    /** A calm message. */
    public static final MoodSigns NONE = new MoodSigns(0, 0, List.of());

    /** Copies the list. */
    public MoodSigns {
        evidence = List.copyOf(evidence);
    }
}
