package dev.baton.bench;

import dev.baton.bench.client.Answer;
import dev.baton.bench.client.Call;
import dev.baton.bench.client.LoadClient;
import dev.baton.bench.client.StreamEvent;
import dev.baton.bench.client.StreamListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A customer and an agent who talk, both with their streams open. They take turns; each message carries its number in its
 * text, so that it is known again on the other side.
 */
final class Talk {

    private static final String MARK = "message ";
    private static final String REST = ": thank you, I have looked it up and it should arrive tomorrow before noon.";

    private final LoadClient client;
    private final Customer customer;
    private final String agentToken;
    private final Map<Long, Sent> underway = new ConcurrentHashMap<>();
    private long next;

    Talk(LoadClient client, Customer customer, String agentToken) {
        this.client = client;
        this.customer = customer;
        this.agentToken = agentToken;
    }

    /** A message on its way. */
    static final class Sent {
        /** When it should have been sent: a sender that is late is part of the delay. */
        private final long dueNanos;

        final CompletableFuture<Answer> answered = new CompletableFuture<>();
        final CompletableFuture<Long> delivered = new CompletableFuture<>();

        Sent(long dueNanos) {
            this.dueNanos = dueNanos;
        }

        void countIn(Figures figures) {
            answered.thenAccept(answer -> figures.answered(answer, answer.atNanos() - dueNanos));
            delivered.thenAccept(at -> figures.delivered.add(at - dueNanos));
        }
    }

    /** Opens the agent's stream of this conversation; the customer's is opened where the customer arrives. */
    CompletableFuture<Integer> listen() {
        customer.stream(client, (Heard) event -> heard(event, 1));
        return client.stream(Call.get(customer.path("/events")).by(agentToken), (Heard) event -> heard(event, 0))
                .opened();
    }

    /** The next message, from one side after the other. */
    synchronized Sent say(long dueNanos) {
        long number = next++;
        var sent = new Sent(dueNanos);
        underway.put(number, sent);
        String token = number % 2 == 0 ? customer.token() : agentToken;
        String body = "{\"clientId\":\"b" + number + "\",\"text\":\"" + MARK + number + REST + "\"}";
        client.send(Call.post(customer.path("/messages"), body).by(token)).whenComplete((answer, failed) -> {
            if (failed != null) {
                sent.answered.completeExceptionally(failed);
            } else {
                sent.answered.complete(answer);
            }
        });
        return sent;
    }

    /** What was said by the customer (even numbers) is awaited at the agent's stream, and the other way round. */
    private void heard(StreamEvent event, int said) {
        int at = event.data().indexOf(MARK);
        if (at < 0) {
            return;
        }
        int end = event.data().indexOf(':', at);
        long number = Long.parseLong(event.data(), at + MARK.length(), end, 10);
        if (number % 2 == said) {
            Optional.ofNullable(underway.remove(number)).ifPresent(sent -> sent.delivered.complete(event.atNanos()));
        }
    }

    Customer customer() {
        return customer;
    }

    /** How many messages were sent and never arrived at the other side. */
    int undelivered() {
        return underway.size();
    }

    /** Hears messages alone. */
    @FunctionalInterface
    private interface Heard extends StreamListener {
        void message(StreamEvent event);

        @Override
        default void event(StreamEvent event) {
            if (event.type().equals("message")) {
                message(event);
            }
        }
    }
}
