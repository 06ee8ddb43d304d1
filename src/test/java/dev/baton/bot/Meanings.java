package dev.baton.bot;

import dev.baton.language.Gist;
import dev.baton.language.Meaning;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.Meaning.RuleMatch;
import dev.baton.language.Meaning.ScoredIntent;
import dev.baton.language.MoodSigns;
import java.util.List;
import java.util.Optional;

/** Meanings of messages, as they come from language understanding. */
final class Meanings {

    private Meanings() {}

    /** Means one of these actions with these probabilities, in the order of likelihood; the rest is none of them. */
    static Meaning intents(ScoredIntent... intents) {
        double known =
                List.of(intents).stream().mapToDouble(ScoredIntent::confidence).sum();
        var given = List.of(intents).stream()
                .map(intent -> new ScoredIntent(intent.action(), intent.confidence() / known))
                .toList();
        return new Meaning(given, Math.max(0, 1 - known), Optional.empty(), MoodSigns.NONE, List.of(), List.of());
    }

    static ScoredIntent intent(String action, double probability) {
        return new ScoredIntent(action, probability);
    }

    static Meaning person(double confidence) {
        return new Meaning(
                List.of(),
                1,
                Optional.of(new PersonWish(confidence, "Sounds like a request.")),
                MoodSigns.NONE,
                List.of(),
                List.of());
    }

    static Meaning guidance(String rule, double score) {
        return new Meaning(
                List.of(), 1, Optional.empty(), MoodSigns.NONE, List.of(new RuleMatch(rule, score, 0.6)), List.of());
    }

    static Meaning topic(String topic, double score) {
        return new Meaning(
                List.of(), 1, Optional.empty(), MoodSigns.NONE, List.of(), List.of(new RuleMatch(topic, score, 0.6)));
    }

    static Meaning mood(double anger) {
        return new Meaning(
                List.of(),
                1,
                Optional.empty(),
                new MoodSigns(anger, 0, List.of("sounds angry or disappointed")),
                List.of(),
                List.of());
    }

    /** Of a message that is about this; the same number is about the same. */
    static Meaning about(int matter) {
        var random = new java.util.Random(matter);
        return new Meaning(
                List.of(),
                1,
                Optional.empty(),
                MoodSigns.NONE,
                List.of(),
                List.of(),
                Optional.of(new Gist(random.nextLong(), random.nextLong())));
    }

    /** All of these at once. */
    static Meaning together(Meaning... meanings) {
        Meaning all = Meaning.UNKNOWN;
        for (Meaning one : meanings) {
            all = new Meaning(
                    one.intents().isEmpty() ? all.intents() : one.intents(),
                    Math.min(all.none(), one.none()),
                    one.person().or(all::person),
                    one.mood().anger() > 0 ? one.mood() : all.mood(),
                    one.guidance().isEmpty() ? all.guidance() : one.guidance(),
                    one.topics().isEmpty() ? all.topics() : one.topics());
        }
        return all;
    }
}
