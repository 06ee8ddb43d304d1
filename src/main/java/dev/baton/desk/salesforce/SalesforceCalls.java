package dev.baton.desk.salesforce;

import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import dev.baton.platform.net.CheckedHttp.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API of Messaging for In-App and Web, as a client that somebody built for a website would. */
final class SalesforceCalls {

    static final String API = "/iamessage/api/v2/";

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SalesforceAccount account;
    private final CheckedHttp http;
    private final Clock clock;

    SalesforceCalls(SalesforceAccount account, CheckedHttp http, Clock clock) {
        this.account = account;
        this.http = http;
        this.clock = clock;
    }

    /**
     * A session: for a user who is signed in, where that is set, else for a guest.
     *
     * @param user who; the same user can go on with what they have begun
     */
    Result authorize(String user) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("orgId", account.organization());
        body.put("esDeveloperName", account.deployment());
        body.put("capabilitiesVersion", "1");
        body.put("platform", "Web");
        body.put("context", Map.of("appName", "Baton", "clientVersion", "1"));
        account.signer().ifPresent(signer -> {
            body.put("authorizationType", "JWT");
            body.put("customerIdentityToken", signer.token(user, clock.instant()));
        });
        String who = account.signer().isPresent() ? "authenticated" : "unauthenticated";
        return call("POST", API + "authorization/" + who + "/access-token", Map.of(), json(body));
    }

    /** When the deployment is open, which anybody may ask. */
    Result hours() {
        return call(
                "GET",
                "/embeddedservice/v1/businesshours?orgId=" + account.organization() + "&esConfigName="
                        + account.deployment(),
                Map.of(),
                Optional.empty());
    }

    Result get(String path, String token) {
        return call("GET", API + path, bearer(token), Optional.empty());
    }

    Result post(String path, String token, Map<String, Object> body) {
        return call("POST", API + path, bearer(token), json(body));
    }

    Result post(String path, String token, CheckedHttp.Stream form) {
        return call("POST", API + path, bearer(token), Optional.of(form));
    }

    Result delete(String path, String token) {
        return call("DELETE", API + path + "?esDeveloperName=" + account.deployment(), bearer(token), Optional.empty());
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private Result call(
            String method, String path, Map<String, String> headers, Optional<? extends CheckedHttp.Body> body) {
        return http.call(new Call(method, account.url().resolve(path), headers, body, CALL));
    }

    private static Optional<Content> json(Map<String, Object> body) {
        return Optional.of(Content.json(written(body)));
    }

    static String written(Map<String, Object> body) {
        return MAPPER.writeValueAsString(body);
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
