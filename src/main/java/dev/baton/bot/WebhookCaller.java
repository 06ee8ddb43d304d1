package dev.baton.bot;

import dev.baton.bot.Effect.CallWebhook;
import dev.baton.platform.net.CheckedHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls webhooks. Every attempt has a time limit for the whole of it; a server error, a limit or a broken connection is tried
 * again, any other refusal is not. Private networks are called only where the server allows it, redirects are not followed, and
 * an answer counts up to {@value #MAX_BYTES} bytes.
 */
final class WebhookCaller {

    /** The largest answer, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    /** Calls that a node makes at a time; further ones fail at once, so that a slow address cannot hold up every talk. */
    static final int MOST_CALLS = 200;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final CheckedHttp http;
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    WebhookCaller(CheckedHttp http) {
        this.http = http;
    }

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

    private Attempt attempt(CallWebhook webhook, String key) {
        return switch (http.call(request(webhook, key))) {
            case CheckedHttp.NoAnswer none -> new Attempt.Again(lowered(none.why()));
            case CheckedHttp.Forbidden forbidden ->
                new Attempt.Done(new EffectResult.Nothing(lowered(forbidden.why())));
            case CheckedHttp.Answer answer -> read(webhook, answer);
        };
    }

    /** It stands behind a colon. */
    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static CheckedHttp.Call request(CallWebhook webhook, String key) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        headers.put("Idempotency-Key", key);
        headers.putAll(webhook.headers());
        return new CheckedHttp.Call(
                webhook.body().isPresent() ? "POST" : "GET",
                webhook.url(),
                headers,
                webhook.body().map(CheckedHttp.Content::json),
                webhook.timeout());
    }

    private static Attempt read(CallWebhook webhook, CheckedHttp.Answer answer) {
        int status = answer.status();
        if (status >= 500 || status == 429 || status == 408) {
            return new Attempt.Again("the address answered " + status + ".");
        }
        if (status >= 300) {
            return new Attempt.Done(new EffectResult.Nothing("the address answered " + status + "."));
        }
        return new Attempt.Done(
                answer.body().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                        ? new EffectResult.Nothing("the answer is larger than " + MAX_BYTES + " bytes.")
                        : values(webhook, answer.body()));
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
}
