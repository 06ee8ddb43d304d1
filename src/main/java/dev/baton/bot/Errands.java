package dev.baton.bot;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Carries out what a turn wants done outside, on the thread that asks, never in a lane. */
@Component
final class Errands implements AutoCloseable {

    private final WebhookCaller webhooks = new WebhookCaller();
    private final ObjectProvider<Articles> articles;

    Errands(ObjectProvider<Articles> articles) {
        this.articles = articles;
    }

    /** Does it and says what came of it. Never throws. @param key names the errand, the same however often it is done */
    EffectResult run(Effect effect, BotTurn turn, String key) {
        return switch (effect) {
            case Effect.CallWebhook webhook -> webhooks.call(webhook, key);
            case Effect.SearchArticles search ->
                articles.stream()
                        .flatMap(source ->
                                source.answer(turn.assistant().id(), search.question(), turn.language()).stream())
                        .findFirst()
                        .<EffectResult>map(EffectResult.Found::new)
                        .orElseGet(() -> new EffectResult.Nothing("no article fits well enough."));
        };
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
