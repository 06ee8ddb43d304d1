package dev.baton.language.mood;

import dev.baton.language.MoodSigns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How frustrated a customer is, over the turns of a conversation (T7): a small state, below 300 bytes as JSON. Each sign
 * is a chance that the customer has had enough, and the chances add up as independent ones do: the score is one less the
 * product of what each leaves. What went before counts for less with every turn. So more bad news never lowers the
 * score of a turn, and no score leaves 0 to 1.
 *
 * @param score from 0 to 1, to be compared with the threshold
 * @param repeats how often the customer asked the same again
 * @param misses how many messages in a row were not understood
 * @param evidence in words, strongest first; at most {@link #MAX_EVIDENCE}
 */
public record Frustration(double score, int repeats, int misses, List<String> evidence) {

    /** A customer who has said nothing yet. */
    public static final Frustration NONE = new Frustration(0, 0, 0, List.of());

    /** The threshold unless the assistant says otherwise: one clearly angry message, or several milder signs. */
    public static final double DEFAULT_THRESHOLD = 0.6;

    /** Pieces of evidence that are kept. */
    public static final int MAX_EVIDENCE = 3;

    private static final double KEPT = 0.6;
    private static final double ANGER = 0.85;
    private static final double SHOUTING = 0.35;
    private static final double NOT_HELPED = 0.4;
    private static final double EACH_REPEAT = 0.25;
    private static final double EACH_MISS = 0.15;
    private static final double EACH_UNANSWERED = 0.1;
    private static final int MOST_COUNTED = 4;
    private static final double SAME_QUESTION = 0.88;
    private static final double LONGEST_WAIT = 0.3;
    private static final long LONG_WAIT_SECONDS = 600;
    private static final double SLIGHT = 0.1;

    /** Copies the list. */
    public Frustration {
        evidence = List.copyOf(evidence);
    }

    /** After one more message. */
    public Frustration next(MoodSigns signs, TurnFacts facts) {
        int repeated = bounded(facts.repeatedSimilarity() >= SAME_QUESTION ? repeats + 1 : repeats);
        int missed = bounded(facts.missed() ? misses + 1 : 0);
        int unanswered = bounded(facts.unansweredQuestions());
        boolean asksAgain = facts.repeatedSimilarity() >= SAME_QUESTION;
        var signals = List.of(
                new Signal(KEPT * unit(score), evidence.isEmpty() ? "" : evidence.getFirst()),
                new Signal(ANGER * unit(signs.anger()), "sounds angry or disappointed"),
                new Signal(SHOUTING * unit(signs.shouting()), shouting(signs)),
                new Signal(facts.saidNotHelped() ? NOT_HELPED : 0, "said the answer did not help"),
                new Signal(
                        asksAgain ? chance(EACH_REPEAT, repeated) : 0,
                        "asked the same thing %d times".formatted(repeated + 1)),
                new Signal(chance(EACH_MISS, missed), "was not understood %d times in a row".formatted(missed)),
                new Signal(chance(EACH_UNANSWERED, unanswered), "has %d unanswered questions".formatted(unanswered)),
                new Signal(waiting(facts.waitedSeconds()), "waited %d minutes".formatted(facts.waitedSeconds() / 60)));
        double left = 1;
        for (Signal signal : signals) {
            left *= 1 - signal.chance;
        }
        List<String> words = signals.stream()
                .filter(signal -> signal.chance >= SLIGHT && !signal.words.isEmpty())
                .sorted(Comparator.comparingDouble(Signal::chance).reversed())
                .map(Signal::words)
                .distinct()
                .limit(MAX_EVIDENCE)
                .toList();
        return new Frustration(unit(1 - left), repeated, missed, words);
    }

    private static String shouting(MoodSigns signs) {
        var words = new ArrayList<String>(signs.evidence());
        words.remove("sounds angry or disappointed");
        return words.isEmpty() ? "" : words.getFirst();
    }

    private static double chance(double each, int times) {
        return 1 - Math.pow(1 - each, times);
    }

    private static double waiting(long seconds) {
        return LONGEST_WAIT * Math.clamp((double) seconds / LONG_WAIT_SECONDS, 0, 1);
    }

    private static int bounded(int count) {
        return Math.clamp(count, 0, MOST_COUNTED);
    }

    private static double unit(double number) {
        return Double.isNaN(number) ? 0 : Math.clamp(number, 0.0, 1.0);
    }

    private record Signal(double chance, String words) {}
}
