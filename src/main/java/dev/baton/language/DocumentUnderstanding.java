package dev.baton.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Triggers;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.guidance.Ground;
import dev.baton.language.guidance.GuidanceModel;
import dev.baton.language.guidance.Rule;
import dev.baton.language.mood.MoodReader;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Understanding by the models of this process: guidance rules and topics of the assistant's document, and mood. The
 * encoder is loaded with the first message; what rules are measured against, with the first assistant that has rules.
 * Both, and the rules of a document, are prepared in the background, one after the other; until then an assistant's
 * earlier rules answer.
 */
@Component
final class DocumentUnderstanding implements Understanding {

    private static final int MAX_ASSISTANTS = 100;

    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("understanding").factory());
    private final Cache<String, Rules> rules =
            Caffeine.newBuilder().maximumSize(MAX_ASSISTANTS).build();
    private final Lazily<Reader> reader = new Lazily<>(() -> new Reader(BgeSmallEncoder.load(), MoodReader.load()));
    private final Lazily<Ground> ground = new Lazily<>(() -> Ground.load(reader.value().encoder));

    @Override
    public Meaning of(AssistantDocument assistant, String text) {
        Optional<Rules> known = known(assistant);
        return reader.now(background).map(found -> meaning(found, known, text)).orElse(Meaning.UNKNOWN);
    }

    @Override
    public boolean ready(AssistantDocument assistant) {
        return reader.now(background).isPresent()
                && known(assistant)
                        .map(found -> found.of.equals(assistant.triggers()) && found.done())
                        .orElse(false);
    }

    private static Meaning meaning(Reader reader, Optional<Rules> rules, String text) {
        List<float[]> vectors =
                Sentences.of(text).stream().map(reader.encoder::encode).toList();
        MoodSigns mood = reader.mood.read(text, vectors.getFirst());
        Optional<Models> models = rules.flatMap(Rules::models);
        return new Meaning(
                List.of(),
                1,
                Optional.empty(),
                mood,
                models.map(found -> found.guidance.match(text, vectors)).orElse(List.of()),
                models.map(found -> found.topics.match(text, vectors)).orElse(List.of()));
    }

    private Optional<Rules> known(AssistantDocument assistant) {
        return Optional.of(rules.asMap().compute(assistant.id(), (id, before) -> {
            if (before != null && before.of.equals(assistant.triggers())) {
                return before;
            }
            return new Rules(
                    assistant.triggers(),
                    before == null ? Optional.empty() : before.models(),
                    CompletableFuture.supplyAsync(() -> learn(assistant.triggers()), background));
        }));
    }

    private Models learn(Triggers triggers) {
        List<Rule> guidance = triggers.guidance().stream()
                .map(rule -> rule(rule.id(), rule.title(), rule.text(), rule.examples(), rule.threshold()))
                .toList();
        List<Rule> topics = triggers.topics().stream()
                .map(topic -> rule(topic.id(), topic.name(), topic.text(), topic.examples(), topic.threshold()))
                .toList();
        if (guidance.isEmpty() && topics.isEmpty()) {
            return new Models(GuidanceModel.NONE, GuidanceModel.NONE);
        }
        BgeSmallEncoder encoder = reader.value().encoder;
        return new Models(
                GuidanceModel.of(guidance, encoder, ground.value()), GuidanceModel.of(topics, encoder, ground.value()));
    }

    private static Rule rule(String id, String title, String text, List<String> examples, Optional<Double> threshold) {
        return new Rule(
                id, text.isBlank() ? title : text, examples, List.of(), threshold.orElse(Rule.DEFAULT_THRESHOLD));
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    private record Reader(BgeSmallEncoder encoder, MoodReader mood) {}

    private record Models(GuidanceModel guidance, GuidanceModel topics) {}

    /** The rules of one document; while they are prepared, the ones before answer. */
    private record Rules(Triggers of, Optional<Models> before, CompletableFuture<Models> now) {

        boolean done() {
            return now.isDone() && !now.isCompletedExceptionally();
        }

        Optional<Models> models() {
            return done() ? Optional.of(now.join()) : before;
        }
    }
}
