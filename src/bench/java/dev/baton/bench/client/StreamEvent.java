package dev.baton.bench.client;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server-sent event.
 *
 * @param id empty for a frame without one
 * @param type its {@code event}
 * @param data its data as text
 * @param atNanos when it was read, as {@link System#nanoTime} has it
 */
public record StreamEvent(String id, String type, String data, long atNanos) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The data, which must be JSON. */
    public JsonNode json() {
        return JSON.readTree(data);
    }
}
