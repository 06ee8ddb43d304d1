package dev.baton.language;

import java.util.List;
import java.util.Optional;

/**
 * What one message means to one assistant. Numbers between 0 and 1 are probabilities that mean what they say, unless
 * they are called scores.
 *
 * @param intents the assistant's actions by likelihood, likeliest first; empty if it has no phrases or none is learnt yet
 * @param none how likely it is that the message means none of them; 1 if there are none
 * @param person that it asks for a person, if it does (T1)
 * @param mood signs of frustration in this message alone (T7)
 * @param guidance the assistant's guidance rules, best match first (T10)
 * @param topics the assistant's topics, best match first (T11)
 * @param gist what it is about, to notice what is asked again (T7); empty if that is not known
 */
public record Meaning(
        List<ScoredIntent> intents,
        double none,
        Optional<PersonWish> person,
        MoodSigns mood,
        List<RuleMatch> guidance,
        List<RuleMatch> topics,
        Optional<Gist> gist) {

    /** Nothing is known of the message. */
    public static final Meaning UNKNOWN =
            new Meaning(List.of(), 1, Optional.empty(), MoodSigns.NONE, List.of(), List.of());

    /** Copies the lists. */
    public Meaning {
        intents = List.copyOf(intents);
        guidance = List.copyOf(guidance);
        topics = List.copyOf(topics);
    }

    /**
     * Whether the message means one of the actions (D2): the one rule for the bot, for the test box and for what `./bench
     * intents` reports "at the threshold".
     *
     * @param threshold how likely that has to be, from 0 to 1
     */
    public boolean understood(double threshold) {
        return understood(none, threshold);
    }

    /** The same of a reading's {@code none}. */
    public static boolean understood(double none, double threshold) {
        return 1 - none >= threshold;
    }

    /** A meaning of which the gist is not known. */
    public Meaning(
            List<ScoredIntent> intents,
            double none,
            Optional<PersonWish> person,
            MoodSigns mood,
            List<RuleMatch> guidance,
            List<RuleMatch> topics) {
        this(intents, none, person, mood, guidance, topics, Optional.empty());
    }

    /**
     * An action that may be meant.
     *
     * @param action its id
     * @param confidence that it is the one meant, given that one of them is; all of a message's add up to 1
     */
    public record ScoredIntent(String action, double confidence) {}

    /**
     * The customer asks for a person (T1).
     *
     * @param confidence that it does
     * @param evidence in words, for the agent and for reports (T20)
     */
    public record PersonWish(double confidence, String evidence) {}

    /**
     * How well a rule in plain language fits the message.
     *
     * @param rule its id, as the document has it
     * @param score from 0 to 1, to be compared with the threshold
     * @param threshold from which on it counts
     */
    public record RuleMatch(String rule, double score, double threshold) {
        /** Whether the message is what the rule describes. */
        public boolean matches() {
            return score >= threshold;
        }
    }
}
