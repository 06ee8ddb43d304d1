package dev.baton.bot;

import dev.baton.bot.Effect.CallWebhook;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls webhooks. Every attempt has a time limit for the whole of it; a server error, a limit or a broken connection is tried
 * again, any other refusal is not. Redirects are not followed, and of an answer at most {@value #MAX_BYTES} bytes are read.
 */
final class WebhookCaller implements AutoCloseable {

    /** The largest answer, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    /** Calls that a node makes at a time; further ones fail at once, so that a slow address cannot hold up every talk. */
    static final int MOST_CALLS = 200;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    /** One attempt's end. */
    private sealed interface Attempt {
        record Done(EffectResult result) implements Attempt {}

        record Again(String why) implements Attempt {}
    }

    /**
     * Calls, and calls again as often as the webhook says. Never throws.
     *
     * @param key names the call: the same whenever the same turn calls again, so that the receiver can tell a repetition
     */
    EffectResult call(CallWebhook webhook, String key) {
        if (!calls.tryAcquire()) {
            return new EffectResult.Nothing("too many calls are under way.");
        }
        try {
            String why = "it was never tried.";
            for (int attempt = 0; attempt <= webhook.retries(); attempt++) {
                if (attempt > 0) {
                    Thread.sleep(PAUSE.multipliedBy(attempt));
                }
                switch (attempt(webhook, key)) {
                    case Attempt.Done done -> {
                        return done.result;
                    }
                    case Attempt.Again again -> why = again.why;
                }
            }
            return new EffectResult.Nothing(why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EffectResult.Nothing("the server is stopping.");
        } finally {
            calls.release();
        }
    }

    private Attempt attempt(CallWebhook webhook, String key) throws InterruptedException {
        var exchange = client.sendAsync(request(webhook, key), HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(response -> read(webhook, response));
        try {
            return exchange.get(webhook.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return tooLate(webhook);
        } catch (ExecutionException e) {
            // The client keeps the same limit for the time to the first byte, and may be the first to notice.
            return e.getCause() instanceof HttpTimeoutException
                    ? tooLate(webhook)
                    : new Attempt.Again("the connection failed.");
        }
    }

    private static Attempt tooLate(CallWebhook webhook) {
        return new Attempt.Again(
                "there was no answer within " + webhook.timeout().toSeconds() + " s.");
    }

    private static HttpRequest request(CallWebhook webhook, String key) {
        var request = HttpRequest.newBuilder(webhook.url()).timeout(webhook.timeout());
        request.header("Accept", "application/json").header("Idempotency-Key", key);
        webhook.headers().forEach(request::setHeader);
        webhook.body()
                .ifPresentOrElse(
                        body -> request.setHeader("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)),
                        request::GET);
        return request.build();
    }

    private static Attempt read(CallWebhook webhook, HttpResponse<InputStream> response) {
        int status = response.statusCode();
        try (InputStream body = response.body()) {
            if (status >= 500 || status == 429 || status == 408) {
                return new Attempt.Again("the address answered " + status + ".");
            }
            if (status >= 300) {
                return new Attempt.Done(new EffectResult.Nothing("the address answered " + status + "."));
            }
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            return new Attempt.Done(
                    bytes.length > MAX_BYTES
                            ? new EffectResult.Nothing("the answer is larger than " + MAX_BYTES + " bytes.")
                            : values(webhook, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return new Attempt.Again("the answer broke off.");
        }
    }

    /** What the answer holds of what is wanted; places that are not there are left out. */
    private static EffectResult values(CallWebhook webhook, String body) {
        if (webhook.into().isEmpty()) {
            return new EffectResult.Values(Map.of());
        }
        try {
            JsonNode answer = MAPPER.readTree(body);
            var values = new LinkedHashMap<String, String>();
            webhook.into().forEach((name, pointer) -> {
                JsonNode value = answer.at(pointer);
                if (value.isValueNode() && !value.isNull()) {
                    values.put(name, value.asString());
                }
            });
            return new EffectResult.Values(values);
        } catch (JacksonException e) {
            return new EffectResult.Nothing("the answer is no JSON.");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
