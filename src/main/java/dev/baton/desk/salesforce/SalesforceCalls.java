package dev.baton.desk.salesforce;

import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import dev.baton.platform.net.CheckedHttp.Result;
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

    SalesforceCalls(SalesforceAccount account, CheckedHttp http) {
        this.account = account;
        this.http = http;
    }

    /** A session for somebody who is not signed in. */
    Result authorize() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("orgId", account.organization());
        body.put("esDeveloperName", account.deployment());
        body.put("capabilitiesVersion", "1");
        body.put("platform", "Web");
        body.put("context", Map.of("appName", "Baton", "clientVersion", "1"));
        return call("POST", API + "authorization/unauthenticated/access-token", Map.of(), Optional.of(body));
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
        return call("POST", API + path, bearer(token), Optional.of(body));
    }

    Result delete(String path, String token) {
        return call("DELETE", API + path + "?esDeveloperName=" + account.deployment(), bearer(token), Optional.empty());
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private Result call(String method, String path, Map<String, String> headers, Optional<Object> body) {
        return http.call(new Call(
                method,
                account.url().resolve(path),
                headers,
                body.map(MAPPER::writeValueAsString).map(Content::json),
                CALL));
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
