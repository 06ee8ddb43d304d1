package dev.baton.language.intent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.assistant.AssistantDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each assistant has learnt of its actions' phrases (D2). A document that has not been seen is learnt in the
 * background, and what was learnt of the one before answers until then, so that publishing never makes an assistant
 * deaf. A document that is replaced before its turn comes is not learnt at all.
 */
public final class IntentModels {

    /** Assistants whose models are kept; of others, the one not used for longest is learnt again when it is needed. */
    static final int MOST_ASSISTANTS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(IntentModels.class);

    private final Supplier<IntentTrainer> trainer;
    private final Executor background;
    private final Cache<String, Known> byAssistant =
            Caffeine.newBuilder().maximumSize(MOST_ASSISTANTS).build();

    /**
     * Nothing is known yet.
     *
     * @param trainer called in the background alone, so it may take its time
     * @param background learns; one thread is enough
     */
    public IntentModels(Supplier<IntentTrainer> trainer, Executor background) {
        this.trainer = trainer;
        this.background = background;
    }

    /**
     * The model that answers for this document now: its own, or that of the document before; empty if there is none yet.
     * Learning begins if it has not. Returns at once.
     */
    public Optional<IntentModel> of(AssistantDocument document) {
        return known(document).model();
    }

    /** Whether the model of this very document answers. Learning begins if it has not. */
    public boolean ready(AssistantDocument document) {
        return known(document).learnt();
    }

    private Known known(AssistantDocument document) {
        Known known = byAssistant.asMap().compute(document.id(), (id, before) -> {
            if (before == null) {
                return Known.of(document, intents(document), Optional.empty());
            }
            if (before.document == document) {
                return before;
            }
            List<Intent> intents = intents(document);
            return intents.equals(before.intents)
                    ? before.alsoOf(document)
                    : Known.of(document, intents, before.model());
        });
        if (known.begun.compareAndSet(false, true)) {
            background.execute(() -> learn(known));
        }
        return known;
    }

    private void learn(Known known) {
        Optional<Known> newest = Optional.ofNullable(byAssistant.getIfPresent(known.document.id()));
        if (newest.isEmpty() || newest.get().now != known.now) {
            known.now.complete(known.earlier);
            return;
        }
        try {
            known.now.complete(
                    known.intents.isEmpty()
                            ? Optional.empty()
                            : Optional.of(trainer.get().train(known.intents, List.of(), known.earlier)));
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "The phrases of assistant {} cannot be learnt; what was known before goes on answering.",
                    known.document.id(),
                    e);
            known.now.completeExceptionally(e);
        }
    }

    /** The actions that have phrases. */
    static List<Intent> intents(AssistantDocument document) {
        return document.actions().stream()
                .filter(action -> !action.phrases().isEmpty())
                .map(action -> new Intent(action.id(), action.name(), action.phrases()))
                .toList();
    }

    /**
     * What is known of one document.
     *
     * @param earlier the model before, which answers meanwhile
     * @param now done when it is learnt; empty if there is nothing to learn
     */
    private record Known(
            AssistantDocument document,
            List<Intent> intents,
            Optional<IntentModel> earlier,
            CompletableFuture<Optional<IntentModel>> now,
            AtomicBoolean begun) {

        static Known of(AssistantDocument document, List<Intent> intents, Optional<IntentModel> earlier) {
            return new Known(document, intents, earlier, new CompletableFuture<>(), new AtomicBoolean());
        }

        /** Of a document that has the same phrases. */
        Known alsoOf(AssistantDocument other) {
            return new Known(other, intents, earlier, now, begun);
        }

        boolean learnt() {
            return now.isDone() && !now.isCompletedExceptionally();
        }

        Optional<IntentModel> model() {
            return learnt() ? now.join() : earlier;
        }
    }
}
