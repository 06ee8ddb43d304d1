package dev.baton.language;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.guidance.Ground;
import dev.baton.language.intent.IntentTrainer;
import dev.baton.language.mood.MoodReader;
import dev.baton.language.person.PersonDetector;

/**
 * The models that are the same for every assistant. They take memory and seconds, so a process has them once, from the
 * first message on.
 */
final class SharedModels {

    /** What reads a message on its own. */
    static final Lazily<Readers> READERS = new Lazily<>(Readers::load);

    /** What rules are measured against. */
    static final Lazily<Ground> GROUND =
            new Lazily<>(() -> Ground.load(READERS.value().encoder()));

    /** What learns intents. */
    static final Lazily<IntentTrainer> TRAINER =
            new Lazily<>(() -> new IntentTrainer(READERS.value().encoder()));

    private SharedModels() {}

    /** Encoder, mood and requests for a person. */
    record Readers(BgeSmallEncoder encoder, MoodReader mood, PersonDetector person) {
        private static Readers load() {
            return new Readers(BgeSmallEncoder.shared(), MoodReader.load(), PersonDetector.load());
        }
    }
}
