package dev.baton.language.mood;

import dev.baton.language.MoodSigns;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How frustrated a customer is, over the turns of a conversation (T7): a small state, below 300 bytes as JSON. Each sign
 * is a chance that the customer has had enough, and the chances add up as independent ones do: the score is one less the
 * product of what each leaves. What went before counts for less with every turn. So more bad news never lowers the
 * score of a turn, and no score leaves 0 to 1.
 *
 * @param score from 0 to 1, to be compared with the threshold
 * @param repeats how often the customer asked the same again; one less with each message that asks something else
 * @param parts what the score is made of, strongest first; at most {@link #MAX_PARTS}, slight ones left out
 */
public record Frustration(double score, int repeats, List<Part> parts) {

    /** A customer who has said nothing yet. */
    public static final Frustration NONE = new Frustration(0, 0, List.of());

    /** The threshold unless the assistant says otherwise: one clearly angry message, or several milder signs. */
    public static final double DEFAULT_THRESHOLD = 0.6;

    /** Parts that are kept. */
    public static final int MAX_PARTS = 3;

    /** From which likeness on a message asks the same as one before. */
    public static final double SAME_QUESTION = 0.88;

    private static final String BEFORE = "before: ";
    private static final double KEPT = 0.6;
    private static final double ANGER = 0.85;
    private static final double SHOUTING = 0.35;
    private static final double NOT_HELPED = 0.4;
    private static final double EACH_REPEAT = 0.25;
    private static final double EACH_MISS = 0.15;
    private static final double EACH_UNANSWERED = 0.1;
    private static final int MOST_COUNTED = 4;
    private static final double LONGEST_WAIT = 0.3;
    private static final long LONG_WAIT_SECONDS = 600;
    private static final double SLIGHT = 0.1;

    /** Copies the list. */
    public Frustration {
        parts = List.copyOf(parts);
    }

    /**
     * One sign.
     *
     * @param words what the customer did or met, as in "The customer …"
     * @param chance from 0 to 1: how much it counts
     */
    public record Part(String words, double chance) {}

    /** The parts in words. */
    public List<String> evidence() {
        return parts.stream().map(Part::words).toList();
    }

    /** After one more message. */
    public Frustration next(MoodSigns signs, TurnFacts facts) {
        boolean asksAgain = facts.repeatedSimilarity() >= SAME_QUESTION;
        int repeated = bounded(asksAgain ? repeats + 1 : repeats - 1);
        int missed = bounded(facts.misses());
        int unanswered = bounded(facts.unansweredQuestions());
        List<Part> all = Stream.of(
                        new Part(before(), KEPT * unit(score)),
                        new Part(MoodReader.SOUNDS_ANGRY, anger(signs)),
                        new Part(shouting(signs), SHOUTING * unit(signs.shouting())),
                        new Part("said that an answer did not help", facts.saidNotHelped() ? NOT_HELPED : 0),
                        new Part(
                                "asked the same thing %d times".formatted(repeated + 1),
                                asksAgain ? chance(EACH_REPEAT, repeated) : 0),
                        new Part(
                                missed == 1
                                        ? "was not understood"
                                        : "was not understood %d times in a row".formatted(missed),
                                chance(EACH_MISS, missed)),
                        new Part(
                                unanswered == 1
                                        ? "has an unanswered question"
                                        : "has %d unanswered questions".formatted(unanswered),
                                chance(EACH_UNANSWERED, unanswered)),
                        new Part("waited %d minutes".formatted(facts.waitedSeconds() / 60), waiting(facts)))
                .toList();
        double left = 1;
        for (Part part : all) {
            left *= 1 - part.chance;
        }
        List<Part> named = all.stream()
                .filter(part -> part.chance >= SLIGHT && !part.words.isEmpty())
                .sorted(Comparator.comparingDouble(Part::chance).reversed())
                .limit(MAX_PARTS)
                .toList();
        return new Frustration(unit(1 - left), repeated, named);
    }

    /** The strongest part of what went before. */
    private String before() {
        return parts.stream()
                .map(Part::words)
                .map(words -> words.startsWith(BEFORE) ? words : BEFORE + words)
                .findFirst()
                .orElse("");
    }

    /** What is rather calm than angry is no sign: a few calm messages must not add up to a handover. */
    private static double anger(MoodSigns signs) {
        return signs.anger() >= MoodReader.ANGRY ? ANGER * unit(signs.anger()) : 0;
    }

    private static String shouting(MoodSigns signs) {
        return signs.evidence().stream()
                .filter(words -> !words.equals(MoodReader.SOUNDS_ANGRY))
                .findFirst()
                .orElse("");
    }

    private static double chance(double each, int times) {
        return 1 - Math.pow(1 - each, times);
    }

    private static double waiting(TurnFacts facts) {
        return LONGEST_WAIT * Math.clamp((double) facts.waitedSeconds() / LONG_WAIT_SECONDS, 0, 1);
    }

    private static int bounded(int count) {
        return Math.clamp(count, 0, MOST_COUNTED);
    }

    private static double unit(double number) {
        return Double.isNaN(number) ? 0 : Math.clamp(number, 0.0, 1.0);
    }
}
