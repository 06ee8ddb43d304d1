package dev.baton.bot;

import dev.baton.platform.net.CheckedHttp;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Carries out what a turn wants done outside, on the thread that asks, never in a lane. */
@Component
final class Errands implements AutoCloseable {

    /** Time for one search in the articles: a turn that needs more goes on without. */
    static final Duration SEARCH_LIMIT = Duration.ofSeconds(9);

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final WebhookCaller webhooks;
    private final ExecutorService searches = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("search-", 0).factory());
    private final Articles articles;
    private final Duration searchLimit;

    @Autowired
    Errands(Articles articles, CheckedHttp http) {
        this(articles, http, SEARCH_LIMIT);
    }

    Errands(Articles articles, CheckedHttp http, Duration searchLimit) {
        this.articles = articles;
        this.webhooks = new WebhookCaller(http);
        this.searchLimit = searchLimit;
    }

    /** Does it and says what came of it. Never throws. @param key names the errand, the same however often it is done */
    EffectResult run(Effect effect, BotTurn turn, String key) {
        return switch (effect) {
            case Effect.CallWebhook webhook -> webhooks.call(webhook, key);
            case Effect.SearchArticles search -> search(search.question(), turn);
        };
    }

    private EffectResult search(String question, BotTurn turn) {
        var found = searches.submit(() -> articles.answer(turn.assistant().id(), question, turn.language()));
        try {
            return found.get(searchLimit.toMillis(), TimeUnit.MILLISECONDS)
                    .<EffectResult>map(EffectResult.Found::new)
                    .orElseGet(() -> new EffectResult.Nothing("no article fits well enough."));
        } catch (TimeoutException e) {
            found.cancel(true);
            return new EffectResult.Nothing("the articles did not answer in time.");
        } catch (ExecutionException e) {
            LOG.warn("A search in the articles of {} failed", turn.assistant().id(), e.getCause());
            return new EffectResult.Nothing("the articles cannot be searched just now.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EffectResult.Nothing("the server is stopping.");
        }
    }

    @Override
    public void close() {
        searches.shutdownNow();
    }
}
