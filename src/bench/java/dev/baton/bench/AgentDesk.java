package dev.baton.bench;

import dev.baton.bench.client.Answer;
import dev.baton.bench.client.Call;
import dev.baton.bench.client.EventStream;
import dev.baton.bench.client.LoadClient;
import dev.baton.bench.client.StreamEvent;
import dev.baton.bench.client.StreamListener;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** An agent's program: online, listening, accepting whatever it is offered, and keeping a record of what it holds. */
final class AgentDesk implements StreamListener {

    /** Hears what the agent's program does. */
    interface Observer {
        /** It rings. */
        void offered(AgentDesk desk, String conversation, long atNanos);

        /** The server answered an accept. */
        void answered(AgentDesk desk, String conversation, long sentNanos, Answer answer);
    }

    private final LoadClient client;
    private final Agents.Account account;
    private final Observer observer;
    private final Queue<String> held = new ArrayDeque<>();
    private int underway;
    private int most;

    AgentDesk(LoadClient client, Agents.Account account, Observer observer) {
        this.client = client;
        this.account = account;
        this.observer = observer;
    }

    String token() {
        return account.token();
    }

    /** Opens the stream and comes online. */
    CompletableFuture<Answer> begin() {
        EventStream stream = client.stream(Call.get("/api/v1/agents/me/events").by(token()), this);
        return stream.opened()
                .thenCompose(status -> client.send(Call.put("/api/v1/agents/me/presence", "{\"state\":\"online\"}")
                        .by(token())))
                .thenApply(Answer::orThrow);
    }

    @Override
    public void event(StreamEvent event) {
        if (!event.type().equals("offer.made")) {
            return;
        }
        var offer = event.json().get("data");
        String conversation = offer.get("conversationId").asString();
        observer.offered(this, conversation, event.atNanos());
        accept(offer.get("offerId").asString(), conversation);
    }

    private void accept(String offer, String conversation) {
        synchronized (this) {
            underway++;
        }
        long sent = System.nanoTime();
        client.send(Call.post("/api/v1/offers/" + offer + "/accept", "{}").by(token()))
                .thenAccept(answer -> {
                    synchronized (this) {
                        underway--;
                        if (answer.ok()) {
                            held.add(conversation);
                            most = Math.max(most, held.size());
                        }
                    }
                    observer.answered(this, conversation, sent, answer);
                });
    }

    /** Closes the conversation that it has held longest, if there is one. */
    Optional<CompletableFuture<Answer>> closeOldest() {
        String oldest;
        synchronized (this) {
            oldest = held.poll();
        }
        return Optional.ofNullable(oldest)
                .map(conversation -> client.send(Call.post("/api/v1/conversations/" + conversation + "/close", "{}")
                                .by(token()))
                        .thenApply(Answer::orThrow));
    }

    /** How many conversations it has accepted and not closed. */
    synchronized int holds() {
        return held.size();
    }

    /** The most that it ever held at the same time, by its own record. */
    synchronized int most() {
        return most;
    }
}
