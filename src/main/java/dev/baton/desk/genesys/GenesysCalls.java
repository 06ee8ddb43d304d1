package dev.baton.desk.genesys;

import dev.baton.delivery.ClientTokens;
import dev.baton.delivery.ClientTokens.Client;
import dev.baton.delivery.ClientTokens.Token;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import dev.baton.platform.net.CheckedHttp.Result;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the Platform API of one Genesys Cloud with a token of its OAuth client; one that is no longer taken is fetched anew once. */
final class GenesysCalls {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final GenesysAccount account;
    private final CheckedHttp http;
    private final ClientTokens tokens;
    private final Client client;

    GenesysCalls(GenesysAccount account, CheckedHttp http, ClientTokens tokens) {
        this.account = account;
        this.http = http;
        this.tokens = tokens;
        this.client = new Client(
                "desk:" + account.desk(),
                account.login().resolve("/oauth/token"),
                account.clientId(),
                account.clientSecret(),
                "");
    }

    Result get(String path) {
        return call("GET", path, Optional.empty());
    }

    Result post(String path, Object body) {
        return call("POST", path, Optional.of(body));
    }

    Result call(String method, String path, Optional<Object> body) {
        return switch (tokens.token(client)) {
            case Token.NotNow none -> new CheckedHttp.NoAnswer(none.why());
            case Token.Refused refused ->
                new CheckedHttp.Forbidden("Genesys refuses our credentials. " + refused.why());
            case Token.Usable usable -> {
                Result result = call(method, path, body, usable.value());
                if (!(result instanceof Answer answer) || answer.status() != UNAUTHORIZED) {
                    yield result;
                }
                tokens.refused(client.owner(), usable.value());
                yield tokens.token(client) instanceof Token.Usable fresh
                        ? call(method, path, body, fresh.value())
                        : result;
            }
        };
    }

    private Result call(String method, String path, Optional<Object> body, String token) {
        URI address = account.api().resolve(path);
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
        return http.call(new Call(
                method, address, headers, body.map(MAPPER::writeValueAsString).map(Content::json), CALL));
    }

    /** What an answer says; an empty object where it says nothing that can be read. */
    static JsonNode json(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read == null || read.isMissingNode() ? MAPPER.createObjectNode() : read;
        } catch (JacksonException none) {
            return MAPPER.createObjectNode();
        }
    }
}
