package dev.baton.desk;

import dev.baton.delivery.Outbox;
import dev.baton.delivery.Sent;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Call;
import dev.baton.platform.net.CheckedHttp.Content;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A desk's API that speaks JSON, for one delivery. An opening takes several calls, one after the other; what does not go well is thrown as
 * {@link DeskFailure}, so that the calls read as the story that they are, and {@link #sent}, {@link #opened} and {@link #health}
 * say at the rim what it means.
 */
public final class DeskApi {

    /** For one call. */
    public static final Duration CALL = Duration.ofSeconds(10);

    /** For all calls of one delivery, so that it is over before another node takes it; what is not done then goes on later. */
    public static final Duration ALL = Outbox.LONGEST_CALL.minusSeconds(3);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final CheckedHttp http;
    private final String base;
    private final Map<String, String> headers;
    private final long start = System.nanoTime();

    /**
     * An API.
     *
     * @param base what all paths begin with
     * @param headers what every call carries, such as credentials
     */
    public DeskApi(CheckedHttp http, URI base, Map<String, String> headers) {
        this.http = http;
        this.base = base.toString().replaceAll("/+$", "");
        this.headers = Map.copyOf(headers);
    }

    /** The header of a name and a password (RFC 7617). */
    public static Map<String, String> basic(String name, String password) {
        String both = name + ":" + password;
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads. @throws DeskFailure if that does not go well */
    public JsonNode get(String path) {
        return call("GET", path, Optional.empty(), Map.of());
    }

    /** Posts JSON. @throws DeskFailure if that does not go well */
    public JsonNode post(String path, Object body) {
        return call("POST", path, Optional.of(body), Map.of());
    }

    /** Posts JSON with more headers. @throws DeskFailure if that does not go well */
    public JsonNode post(String path, Object body, Map<String, String> more) {
        return call("POST", path, Optional.of(body), more);
    }

    /** Puts JSON. @throws DeskFailure if that does not go well */
    public JsonNode put(String path, Object body) {
        return call("PUT", path, Optional.of(body), Map.of());
    }

    /** Posts a file as it is. @throws DeskFailure if that does not go well */
    public JsonNode upload(String path, SharedFile file) {
        return answer(
                "POST",
                path,
                Optional.of(new CheckedHttp.Stream(file.type(), file.size(), file.bytes()::writeTo)),
                Map.of());
    }

    private JsonNode call(String method, String path, Optional<Object> body, Map<String, String> more) {
        return answer(method, path, body.map(content -> Content.json(MAPPER.writeValueAsString(content))), more);
    }

    private JsonNode answer(
            String method, String path, Optional<? extends CheckedHttp.Body> body, Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.put("Accept", "application/json");
        all.putAll(more);
        CheckedHttp.Result result = http.call(new Call(method, URI.create(base + path), all, body, time()));
        if (result instanceof Answer answer && answer.isOk()) {
            return json(answer.body());
        }
        throw new DeskFailure(result instanceof Answer answer ? answer.status() : 0, DeskReplies.sent(result));
    }

    private Duration time() {
        Duration left = ALL.minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            throw new DeskFailure(0, new Sent.Again("The desk is too slow for all that has to be said at once."));
        }
        return left.compareTo(CALL) < 0 ? left : CALL;
    }

    /** What became of a delivery that these calls make. */
    public static Sent sent(Runnable calls) {
        try {
            calls.run();
            return new Sent.Delivered();
        } catch (DeskFailure failure) {
            return failure.sent();
        }
    }

    /** What became of an opening that these calls make. */
    public static DeskConnection.Opened opened(Supplier<DeskConnection.Opened> calls) {
        try {
            return calls.get();
        } catch (DeskFailure failure) {
            return DeskReplies.notOpened(failure.sent());
        }
    }

    /** How a desk is that these calls ask. */
    public static DeskConnection.Health health(Supplier<DeskConnection.Health> calls) {
        try {
            return calls.get();
        } catch (DeskFailure failure) {
            return DeskReplies.health(failure.sent());
        }
    }

    /** As a part of a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What was sent, as JSON; nothing readable is an empty object. */
    public static JsonNode json(byte[] body) {
        return json(new String(body, StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read == null ? MAPPER.createObjectNode() : read;
        } catch (JacksonException none) {
            return MAPPER.createObjectNode();
        }
    }
}
