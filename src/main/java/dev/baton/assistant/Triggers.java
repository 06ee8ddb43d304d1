package dev.baton.assistant;

import java.util.List;
import java.util.Optional;

/**
 * What brings a person whatever the bot is doing (T5, T6, T7, T10, T11).
 *
 * @param danger words of which one is enough (T5); empty: switched off
 * @param profanity words that bring a warning first (T6)
 * @param guidance scenarios in plain language (T10), the ones switched off left out
 * @param topics topics in plain language (T11), the ones switched off left out
 * @param frustration when a customer counts as frustrated (T7)
 */
public record Triggers(
        List<TriggerWord> danger,
        Profanity profanity,
        List<GuidanceRule> guidance,
        List<Topic> topics,
        Frustration frustration) {

    /** Copies the lists. */
    public Triggers {
        danger = List.copyOf(danger);
        guidance = List.copyOf(guidance);
        topics = List.copyOf(topics);
    }

    /** A word or phrase that is found anywhere in a message; {@code *} stands for any characters. */
    public record TriggerWord(String word, StartPattern pattern) {

        /** Reads a word. @throws StartPattern.InvalidPattern if it is none */
        public static TriggerWord of(String word) {
            return new TriggerWord(word, StartPattern.words("* (" + word + ") *"));
        }

        /** Whether it stands in what was said. */
        public boolean isIn(PlainText said) {
            return pattern.matches(said);
        }
    }

    /**
     * Words that bring a warning first (T6).
     *
     * @param words the words; empty: switched off
     * @param warnings how many warnings there are before a person is brought
     * @param warning what is said
     */
    public record Profanity(List<TriggerWord> words, int warnings, LocalizedText warning) {
        /** Copies the list. */
        public Profanity {
            words = List.copyOf(words);
        }
    }

    /**
     * A scenario in plain language in which a person takes over (T10).
     *
     * @param id unique among the rules
     * @param title for people
     * @param text the scenario, matched by meaning
     * @param examples messages that it covers
     * @param threshold from which score on it counts; empty: the built-in one
     */
    public record GuidanceRule(
            String id, String title, String text, List<String> examples, Optional<Double> threshold) {
        /** Copies the list. */
        public GuidanceRule {
            examples = List.copyOf(examples);
        }
    }

    /**
     * A topic in plain language (T11).
     *
     * @param id unique among the topics
     * @param name for people
     * @param text what belongs to it, matched by meaning; empty for one that only its tags name
     * @param examples messages that belong to it
     * @param blocked whether the bot never answers it and a person takes over
     * @param threshold from which score on it counts; empty: the built-in one
     * @param tags the tags that stand for it on a conversation; the first is set where it is recognised; not empty
     */
    public record Topic(
            String id,
            String name,
            String text,
            List<String> examples,
            boolean blocked,
            Optional<Double> threshold,
            List<String> tags) {
        /** Copies the lists. */
        public Topic {
            examples = List.copyOf(examples);
            tags = List.copyOf(tags);
        }
    }

    /**
     * When a customer counts as frustrated (T7).
     *
     * @param enabled whether it brings a person
     * @param threshold from which score on, 0 to 1; empty: the built-in one
     */
    public record Frustration(boolean enabled, Optional<Double> threshold) {}
}
