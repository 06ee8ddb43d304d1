package dev.baton.bench;

import dev.baton.bench.client.Answer;
import dev.baton.bench.client.Call;
import dev.baton.bench.client.EventStream;
import dev.baton.bench.client.LoadClient;
import dev.baton.bench.client.StreamListener;
import java.util.concurrent.CompletableFuture;

/**
 * One customer with a conversation.
 *
 * @param id of the conversation
 * @param token that opens it
 */
record Customer(String id, String token) {

    /** Opens a conversation with the demo's assistant. */
    static CompletableFuture<Customer> start(LoadClient client) {
        return client.send(Call.post("/api/v1/conversations", "{\"assistant\":\"demo\",\"locale\":\"en\"}"))
                .thenApply(answer -> {
                    var json = answer.orThrow().json();
                    return new Customer(
                            json.get("id").asString(), json.get("token").asString());
                });
    }

    String path(String below) {
        return "/api/v1/conversations/" + id + below;
    }

    CompletableFuture<Answer> askForPerson(LoadClient client) {
        return client.send(Call.post(path("/handover"), "{}").by(token));
    }

    EventStream stream(LoadClient client, StreamListener listener) {
        return client.stream(Call.get(path("/events")).by(token), listener);
    }
}
