package dev.baton.bench;

import dev.baton.bench.client.Call;
import dev.baton.bench.client.LoadClient;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Looks at all agents twice a second, as the API shows them, and counts who has more than they may. */
final class CapacityWatch implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LoadClient client;
    private final String token;
    private final int cap;
    private final AtomicInteger over = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    CapacityWatch(LoadClient client, String token, int cap) {
        this.client = client;
        this.token = token;
        this.cap = cap;
        timer.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            JsonNode agents =
                    client.ask(Call.get("/api/v1/agents").by(token)).orThrow().json();
            for (JsonNode agent : agents.get("agents")) {
                if (agent.get("load").asDouble() > agent.get("cap").asDouble()
                        || agent.get("load").asDouble() > cap) {
                    over.incrementAndGet();
                }
            }
            looks.incrementAndGet();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int over() {
        return over.get();
    }

    int looks() {
        return looks.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
