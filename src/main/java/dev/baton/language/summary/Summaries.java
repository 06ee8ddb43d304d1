package dev.baton.language.summary;

import dev.baton.language.model.LanguageModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Makes summaries (X2): at once without a model, and in a model's words where one is configured. */
@Component
public final class Summaries {

    private final LanguageModel model;

    Summaries(LanguageModel model) {
        this.model = model;
    }

    /** The summary that needs no model; pure, under 2 ms for 500 turns. */
    public Summary of(Story story) {
        return BuiltInSummary.of(story);
    }

    /** Whether {@link #improved} can be better than {@link #of}. */
    public boolean canImprove() {
        return model.isConfigured();
    }

    /**
     * The summary in the model's words, checked against the story; the built-in one if there is no model, or none that
     * answers well in time. Always completes, never with a failure, after ten seconds at the latest.
     */
    public CompletionStage<Summary> improved(Story story) {
        Summary builtIn = of(story);
        if (!canImprove()) {
            return CompletableFuture.completedFuture(builtIn);
        }
        var improved = new CompletableFuture<Summary>();
        Thread.ofVirtual().name("summary").start(() -> {
            try {
                improved.complete(ModelSummary.of(story, builtIn, model).orElse(builtIn));
            } finally {
                improved.complete(builtIn);
            }
        });
        return improved;
    }
}
