package dev.baton.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpClientForTests;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.people.DeclaredState;
import dev.baton.people.Presence;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Routing inside the whole server: presence becomes a candidate, a request for a person becomes an offer. */
@BatonTest
class RoutingWiringTest {

    private final HttpClientForTests customer;
    private final Presence presence;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final UUID agent;

    RoutingWiringTest(
            @LocalServerPort int port,
            @Autowired Presence presence,
            @Autowired Conversations conversations,
            @Autowired JdbcClient jdbc) {
        this.customer = HttpClientForTests.of(port);
        this.presence = presence;
        agent = jdbc.sql("select id from user_account where email = 'agent@example.com'")
                .query(UUID.class)
                .single();
        conversations.follow(commit -> commit.events().forEach(recorded -> events.add(recorded.event())));
    }

    private <T extends Event> T next(Class<T> type) throws InterruptedException {
        Event event;
        do {
            event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).as("an event of type " + type.getSimpleName()).isNotNull();
        } while (!type.isInstance(event));
        return type.cast(event);
    }

    @Test
    void whoeverWaitsIsOfferedToTheAgentWhoComesOnline() throws InterruptedException {
        var started = customer.post("/api/v1/conversations", "{\"assistant\":\"demo\"}");
        assertThat(started.status()).isEqualTo(201);
        var mine = customer.bearer(started.json().at("/token").asString());
        var asked =
                mine.post("/api/v1/conversations/" + started.json().at("/id").asString() + "/handover", "{}");
        assertThat(asked.status()).isLessThan(300);
        next(Event.Queued.class);

        presence.declare(agent, DeclaredState.ONLINE);
        presence.alive(agent);

        assertThat(next(Event.OfferMade.class).agent()).isEqualTo(agent.toString());
    }
}
