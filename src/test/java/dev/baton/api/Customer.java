package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A customer with the token of one conversation. */
final class Customer {

    private final HttpClientForTests http;
    private final Answer start;

    Customer(HttpClientForTests http, Answer start) {
        assertThat(start.status()).as(start.toString()).isIn(200, 201);
        this.start = start;
        this.http = http.bearer(token());
    }

    /** The answer to the start. */
    Answer start() {
        return start;
    }

    String id() {
        return start.json().at("/id").asString();
    }

    String token() {
        return start.json().at("/token").asString();
    }

    HttpClientForTests http() {
        return http;
    }

    Log log() {
        return new Log(http, id());
    }

    Answer sees() {
        return http.get("/api/v1/conversations/" + id());
    }

    Answer says(String text) {
        return says(UUID.randomUUID().toString(), text);
    }

    Answer says(String clientId, String text) {
        return posts("/messages", json("clientId", clientId, "text", text));
    }

    Answer sends(String name, byte[] bytes) {
        return sends(UUID.randomUUID().toString(), name, bytes);
    }

    Answer sends(String clientId, String name, byte[] bytes) {
        return http.upload("/api/v1/conversations/" + id() + "/files", clientId, name, bytes);
    }

    Answer asksForPerson() {
        return posts("/handover", "{}");
    }

    Answer cancels() {
        return http.delete("/api/v1/conversations/" + id() + "/handover");
    }

    /** Any request below the conversation. */
    Answer posts(String path, String body) {
        return http.post("/api/v1/conversations/" + id() + path, body);
    }

    /** The first event of the type, as soon as it is there. */
    JsonNode awaits(String type) {
        return log().awaits(type);
    }

    ServerSentEvents stream() {
        return ServerSentEvents.open(http, "/api/v1/conversations/" + id() + "/events");
    }
}
