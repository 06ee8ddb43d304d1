package dev.baton.bot;

import dev.baton.assistant.VariableText;
import dev.baton.assistant.WebhookCall;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Fills a webhook's texts; only here private values stand in clear. @param state the turn */
record WebhookRequest(TurnState state) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    Effect of(WebhookCall call) {
        var headers = new LinkedHashMap<String, String>();
        call.headers().forEach((name, text) -> headers.put(name, Texts.clean(filled(text))));
        return new Effect.CallWebhook(
                URI.create(VariableText.fill(call.url(), name -> value(name).map(WebhookRequest::encoded))),
                call.method(),
                headers,
                call.method().equals("POST") ? Optional.of(body(call)) : Optional.empty(),
                call.timeout(),
                call.retries(),
                call.into());
    }

    /** The fields that the file names; where it names none, all that was collected. */
    private String body(WebhookCall call) {
        Map<String, String> fields = new TreeMap<>();
        call.body()
                .ifPresentOrElse(
                        named -> named.forEach((name, text) -> fields.put(name, filled(text))),
                        () -> fields.putAll(state.memory().values()));
        return MAPPER.writeValueAsString(fields);
    }

    private String filled(String text) {
        return VariableText.fill(text, this::value);
    }

    /** A private value in clear where a text of the call names it, and nowhere else. */
    private Optional<String> value(String name) {
        return Optional.ofNullable(state.turn().privates().get(name)).or(() -> state.value(name));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
