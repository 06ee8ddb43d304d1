package dev.baton.bench.client;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back, whole.
 *
 * @param status HTTP status
 * @param body text of the body, empty if there was none
 * @param atNanos when its last byte was read, as {@link System#nanoTime} has it
 */
public record Answer(int status, String body, long atNanos) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whether it was done. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body, which must be JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The same, where all else than success means that there is nothing to go on with. */
    public Answer orThrow() {
        if (!ok()) {
            throw new IllegalStateException("answered " + status + ": " + body);
        }
        return this;
    }
}
