package dev.baton.desk.sparkcentral;

import dev.baton.delivery.ClientTokens;
import dev.baton.delivery.ClientTokens.Token;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Body;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import dev.baton.platform.net.CheckedHttp.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls to Inbox, with an access token that is asked for anew once where it is no longer taken. */
final class SparkcentralCalls {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SparkcentralAccount account;
    private final CheckedHttp http;
    private final ClientTokens tokens;

    SparkcentralCalls(SparkcentralAccount account, CheckedHttp http, ClientTokens tokens) {
        this.account = account;
        this.http = http;
        this.tokens = tokens;
    }

    /** Who is online. */
    Result onlineAgents() {
        return call("GET", "/inbox/v1/user-presence/online-agents", Optional.empty());
    }

    /** How long those wait, in seconds, who wait longest for somebody to take them. */
    Result longestWait() {
        return call("POST", "/inbox/v1/queue/metrics/longest-wait-time", json(Map.of("status", "NEW")));
    }

    /** How many wait for somebody to take them. */
    Result waiting() {
        return call("POST", "/inbox/v1/queue/metrics/contacts-waiting", json(Map.of("status", "NEW")));
    }

    /** Says and does what stands in it. */
    Result manipulate(String conversation, Map<String, ?> what) {
        return call("POST", path(conversation), json(what));
    }

    /** Brings a file there under a name of its own in the conversation; it is not said by that. */
    Result upload(String conversation, String name, SharedFile file) {
        var bytes = new CheckedHttp.Stream(
                "application/octet-stream", file.size(), out -> file.bytes().writeTo(out));
        return call("POST", path(conversation) + "/attachments/" + encoded(name), Optional.of(bytes));
    }

    /** What an answer says; nothing where it is no JSON. */
    static JsonNode json(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read == null ? MAPPER.createObjectNode() : read;
        } catch (JacksonException none) {
            return MAPPER.createObjectNode();
        }
    }

    private static Optional<Body> json(Map<String, ?> body) {
        return Optional.of(Content.json(MAPPER.writeValueAsString(body)));
    }

    private static String path(String conversation) {
        return "/inbox/v1/virtual-agent/conversations/" + encoded(conversation);
    }

    private Result call(String method, String path, Optional<Body> body) {
        Token token = tokens.token(account.client());
        Result result = call(method, path, body, token);
        if (token instanceof Token.Usable usable
                && result instanceof Answer answer
                && answer.status() == UNAUTHORIZED) {
            tokens.refused(account.client().owner(), usable.value());
            return call(method, path, body, tokens.token(account.client()));
        }
        return result;
    }

    private Result call(String method, String path, Optional<Body> body, Token token) {
        return switch (token) {
            case Token.Usable usable ->
                http.call(new Call(
                        method,
                        account.api().resolve(path),
                        Map.of("Authorization", "Bearer " + usable.value(), "Accept", "application/json"),
                        body,
                        CALL));
            case Token.NotNow notNow -> new CheckedHttp.NoAnswer(notNow.why());
            case Token.Refused refused -> new CheckedHttp.Forbidden(refused.why());
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
