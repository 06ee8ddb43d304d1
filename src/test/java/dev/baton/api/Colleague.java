package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Somebody of the team, with a token.
 *
 * @param http sends the token
 */
record Colleague(String id, String name, HttpClientForTests http) {

    /** Declares being online. */
    Colleague online() {
        assertThat(declares("online").status()).isEqualTo(200);
        return this;
    }

    Answer declares(String state) {
        return http.put("/api/v1/agents/me/presence", json("state", state));
    }

    Answer posts(Customer customer, String path, String body) {
        return http.post("/api/v1/conversations/" + customer.id() + path, body);
    }

    Answer sees(Customer customer) {
        return http.get("/api/v1/conversations/" + customer.id());
    }

    Log log(Customer customer) {
        return new Log(http, customer.id());
    }

    Answer says(Customer customer, String text) {
        return posts(customer, "/messages", json("clientId", UUID.randomUUID().toString(), "text", text));
    }

    Answer sends(Customer customer, String name, byte[] bytes) {
        String path = "/api/v1/conversations/" + customer.id() + "/files";
        return http.upload(path, UUID.randomUUID().toString(), name, bytes);
    }

    Answer notes(Customer customer, String text) {
        return posts(customer, "/notes", json("clientId", UUID.randomUUID().toString(), "text", text));
    }

    Answer claims(Customer customer) {
        return posts(customer, "/claim", "{}");
    }

    Answer claimsByForce(Customer customer) {
        return posts(customer, "/claim", "{\"force\":true}");
    }

    Answer transfers(Customer customer, Map<String, ?> to) {
        return posts(customer, "/transfer", json("to", to));
    }

    Answer closes(Customer customer) {
        return posts(customer, "/close", "{}");
    }

    /** Waits for the customer (W7). */
    Answer rests(Customer customer) {
        return http.put("/api/v1/conversations/" + customer.id() + "/rest", "");
    }

    Answer resumes(Customer customer) {
        return http.delete("/api/v1/conversations/" + customer.id() + "/rest");
    }

    /** Ends the wrap-up early. */
    Answer finishes(Customer customer) {
        return http.delete("/api/v1/conversations/" + customer.id() + "/wrap-up");
    }

    Answer blocks(Customer customer, String reason) {
        return posts(customer, "/block", json("reason", reason));
    }

    Answer unblocks(Customer customer) {
        return http.delete("/api/v1/conversations/" + customer.id() + "/block");
    }

    Answer accepts(String offerId) {
        return http.post("/api/v1/offers/" + offerId + "/accept", "");
    }

    Answer declines(String offerId) {
        return http.post("/api/v1/offers/" + offerId + "/decline", "{}");
    }

    /** The offer to this person that the conversation's log tells of, as soon as it is there. */
    String offerOf(Customer customer) {
        return offerOf(customer, 1);
    }

    /** The offer that is the count-th of the conversation. */
    String offerOf(Customer customer, int count) {
        JsonNode made = log(customer).awaits("offer.made", count);
        assertThat(made.at("/data/agent/id").asString()).as(made.toString()).isEqualTo(id);
        return made.at("/data/offerId").asString();
    }

    /** How many conversations with how much weight they have, of how much at most. */
    JsonNode seat() {
        return Log.list(http.get("/api/v1/agents").json().at("/agents")).stream()
                .filter(agent -> agent.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ServerSentEvents stream(Customer customer) {
        return ServerSentEvents.open(http, "/api/v1/conversations/" + customer.id() + "/events");
    }

    ServerSentEvents workspace() {
        return ServerSentEvents.open(http, "/api/v1/agents/me/events");
    }
}
