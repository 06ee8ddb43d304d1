package dev.baton.bench;

import dev.baton.bench.client.Answer;
import dev.baton.bench.client.LoadClient;
import dev.baton.bench.client.StreamEvent;
import dev.baton.bench.client.StreamListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Customers on their way to an agent, and the times at which both sides saw something. */
final class Handover implements AgentDesk.Observer {

    /** One customer's way. */
    static final class Way {
        final CompletableFuture<AgentDesk> accepted = new CompletableFuture<>();
        final CompletableFuture<Long> joined = new CompletableFuture<>();
        volatile long requested;
        volatile long acceptSent;
        volatile int accepts;
    }

    final Latencies untilOffer = new Latencies();
    final Latencies untilJoined = new Latencies();
    final Map<String, Way> ways = new ConcurrentHashMap<>();

    private final LoadClient client;

    Handover(LoadClient client) {
        this.client = client;
    }

    /** A customer with a conversation, whose stream is read. */
    CompletableFuture<Customer> arrive() {
        return Customer.start(client).thenCompose(this::listen);
    }

    /** A customer with a conversation, of which only the agent's side is seen. */
    CompletableFuture<Customer> arriveUnheard() {
        return Customer.start(client).thenApply(customer -> {
            ways.put(customer.id(), new Way());
            return customer;
        });
    }

    private CompletableFuture<Customer> listen(Customer customer) {
        var way = new Way();
        ways.put(customer.id(), way);
        var greeted = new CompletableFuture<Customer>();
        customer.stream(client, new StreamListener() {
            @Override
            public void event(StreamEvent event) {
                switch (event.type()) {
                    case "message" -> greeted.complete(customer);
                    case "agent.joined" -> way.joined.complete(event.atNanos());
                    default -> {
                        // nothing that is timed
                    }
                }
            }

            @Override
            public void ended(String why) {
                greeted.completeExceptionally(new IllegalStateException("stream: " + why));
            }
        });
        return greeted;
    }

    /** Asks for a person. */
    CompletableFuture<Answer> ask(Customer customer) {
        way(customer).requested = System.nanoTime();
        return customer.askForPerson(client).thenApply(Answer::orThrow);
    }

    Way way(Customer customer) {
        return Optional.ofNullable(ways.get(customer.id())).orElseThrow();
    }

    @Override
    public void offered(AgentDesk desk, String conversation, long atNanos) {
        Way way = ways.get(conversation);
        if (way != null && way.accepts == 0) {
            untilOffer.add(atNanos - way.requested);
        }
    }

    @Override
    public void answered(AgentDesk desk, String conversation, long sentNanos, Answer answer) {
        Way way = ways.get(conversation);
        if (way == null || !answer.ok()) {
            return;
        }
        way.accepts++;
        way.acceptSent = sentNanos;
        way.joined.thenAccept(seen -> untilJoined.add(seen - sentNanos));
        way.accepted.complete(desk);
    }
}
