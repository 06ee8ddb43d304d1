package dev.baton.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.AssistantsChanged;
import dev.baton.language.Learnt.Lessons;
import dev.baton.language.Learnt.Models;
import dev.baton.language.SharedModels.Readers;
import dev.baton.language.intent.IntentReading;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Understanding by the models of this process. What is the same for all assistants is loaded once; what a document
 * teaches is learnt in the background, one document after the other, live documents from the start of the server on and
 * others with their first message. Until then the earlier document's models answer, and they go on to where learning fails.
 */
@Component
final class DocumentUnderstanding implements Understanding {

    private static final int MAX_ASSISTANTS = 100;

    private static final Logger log = LoggerFactory.getLogger(DocumentUnderstanding.class);

    private final Assistants assistants;
    private final Learner learner;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("understanding").factory());
    private final Cache<String, Learnt> learnt =
            Caffeine.newBuilder().maximumSize(MAX_ASSISTANTS).build();

    @Autowired
    DocumentUnderstanding(Assistants assistants) {
        this(assistants, Models::learn);
    }

    DocumentUnderstanding(Assistants assistants, Learner learner) {
        this.assistants = assistants;
        this.learner = learner;
    }

    /** What makes models of lessons. */
    interface Learner {
        /** @param before the assistant's models until now, which save time */
        Models learn(Lessons lessons, Optional<Models> before);
    }

    @Override
    public Meaning of(AssistantDocument assistant, String text) {
        Optional<Models> models = learnt(assistant).models();
        return SharedModels.READERS
                .now()
                .map(readers -> meaning(readers, assistant, models, text))
                .orElse(Meaning.UNKNOWN);
    }

    @Override
    public boolean ready(AssistantDocument assistant) {
        return SharedModels.READERS.now().isPresent() && learnt(assistant).isLearntFrom(Lessons.of(assistant));
    }

    private static Meaning meaning(Readers readers, AssistantDocument assistant, Optional<Models> models, String text) {
        var encodings = new RememberedEncodings(readers.encoder());
        List<float[]> vectors =
                Sentences.of(text).stream().map(encodings::encode).toList();
        IntentReading reading = models.flatMap(Models::intents)
                .map(intents -> intents.read(text, encodings))
                .orElse(IntentReading.UNKNOWN);
        return new Meaning(
                reading.ranked(),
                reading.none(),
                readers.person().find(text, encodings, assistant.personRequests()),
                readers.mood().read(text, vectors.getFirst()),
                models.map(found -> found.guidance().match(text, vectors)).orElse(List.of()),
                models.map(found -> found.topics().match(text, vectors)).orElse(List.of()),
                Optional.of(Gist.of(vectors.getFirst())));
    }

    private Learnt learnt(AssistantDocument assistant) {
        Lessons lessons = Lessons.of(assistant);
        return learnt.asMap().compute(assistant.id(), (id, before) -> {
            if (before != null && before.from().equals(lessons)) {
                return before;
            }
            Optional<Models> earlier = before == null ? Optional.empty() : before.models();
            return new Learnt(
                    lessons, earlier, CompletableFuture.supplyAsync(() -> learn(id, lessons, earlier), background));
        });
    }

    private Models learn(String assistant, Lessons lessons, Optional<Models> earlier) {
        try {
            return learner.learn(lessons, earlier);
        } catch (RuntimeException | Error e) {
            log.error(
                    "Assistant {} could not be learnt; until its document changes, messages are understood as before.",
                    assistant,
                    e);
            throw e;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void learnLiveDocuments() {
        assistants.all().forEach(this::learnt);
    }

    /** What was published is learnt at once, not with its first message. */
    @EventListener
    void learnPublished(AssistantsChanged news) {
        news.ids().stream().flatMap(id -> assistants.find(id).stream()).forEach(this::learnt);
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
