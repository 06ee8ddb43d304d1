package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.Documents;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** D10: whatever becomes of a search, the turn goes on. The timeout only ends a test that hangs. */
@Timeout(60)
class ErrandsTest {

    private static final CheckedHttp HTTP = new CheckedHttp(new AddressRule(true), Clock.systemUTC());
    private static final Effect SEARCH = new Effect.SearchArticles("how long is the warranty");

    @Test
    void an_answer_is_found_and_none_is_nothing() {
        assertThat(run((assistant, question, language) ->
                        Optional.of(assistant + ": " + question + " (" + language.orElse("") + ")")))
                .isEqualTo(new EffectResult.Found("shop: how long is the warranty (de)"));
        assertThat(run((assistant, question, language) -> Optional.empty()))
                .isEqualTo(new EffectResult.Nothing("no article fits well enough."));
    }

    @Test
    void articles_that_fail_are_as_articles_without_an_answer() {
        assertThat(run((assistant, question, language) -> {
                    throw new IllegalStateException("broken");
                }))
                .isEqualTo(new EffectResult.Nothing("the articles cannot be searched just now."));
        assertThat(run((assistant, question, language) -> {
                    throw new StackOverflowError();
                }))
                .isEqualTo(new EffectResult.Nothing("the articles cannot be searched just now."));
    }

    @Test
    void articles_that_do_not_answer_are_given_up() {
        var never = new CountDownLatch(1);
        try (var errands = new Errands(
                (assistant, question, language) -> {
                    awaitForever(never);
                    return Optional.empty();
                },
                HTTP,
                Duration.ofMillis(1))) {
            assertThat(errands.run(SEARCH, turn(), "key"))
                    .isEqualTo(new EffectResult.Nothing("the articles did not answer in time."));
        }
    }

    private static void awaitForever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EffectResult run(Articles articles) {
        try (var errands = new Errands(articles, HTTP, Duration.ofSeconds(50))) {
            return errands.run(SEARCH, turn(), "key");
        }
    }

    private static BotTurn turn() {
        return new BotTurn(
                Documents.valid("{id: shop, languages: en, handover: {defaultTeam: support}}"),
                BotMemory.empty(),
                List.of(),
                Optional.of("de"),
                "web",
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                Standing.PLAIN,
                Optional.empty(),
                Optional.empty());
    }
}
