package dev.baton.crash;

import dev.baton.crash.Records.Acknowledged;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * An agent's console: declares itself online once, takes what is offered (now and then declines), answers who waits, and ends, passes on or
 * hands back after a few answers or when nothing more is said. Acts on nothing but what its stream tells, so that a stream which keeps something back
 * leaves somebody waiting. When the day is over it ends what it still has.
 */
final class Agent implements Runnable {

    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration SIGN = Duration.ofSeconds(5);

    private final String name;
    private final Api api;
    private final Records records;
    private final BooleanSupplier dayIsOver;
    private final Random random;
    private final Map<String, Held> mine = new ConcurrentHashMap<>();
    private final Map<String, String> offers = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    /** A conversation as the stream told it, and when. */
    private record Held(JsonNode row, long sinceNanos) {
        boolean waits() {
            return !row.path("customerWaitsSince").isNull();
        }

        boolean isQuiet() {
            return System.nanoTime() - sinceNanos > QUIET.toNanos();
        }

        long version() {
            return row.path("version").asLong();
        }
    }

    Agent(String name, Api api, Records records, BooleanSupplier dayIsOver) {
        this.name = name;
        this.api = api;
        this.records = records;
        this.dayIsOver = dayIsOver;
        this.random = new Random(name.hashCode());
    }

    @Override
    public void run() {
        var stream = Thread.ofVirtual().start(new EventStream(api, "/api/v1/agents/me/events", false, this::received));
        var living = Thread.ofVirtual().start(this::live);
        try {
            while (true) {
                offers.keySet().forEach(offer -> begin(offer, () -> answer(offer)));
                mine.forEach((id, held) -> {
                    if (held.waits() || held.isQuiet() || dayIsOver.getAsBoolean()) {
                        begin(id, () -> serve(id, held));
                    }
                });
                Thread.sleep(ROUND);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            stream.interrupt();
            living.interrupt();
        }
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    /** One thing at a time for one conversation or offer. */
    private void begin(String key, Task task) {
        if (busy.add(key)) {
            Thread.ofVirtual().start(() -> {
                try {
                    task.run();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException unexpected) {
                    records.violation("%s failed: %s".formatted(name, unexpected));
                } finally {
                    busy.remove(key);
                }
            });
        }
    }

    private void live() {
        try {
            api.put("/api/v1/agents/me/presence", Map.of("state", "online"));
            while (true) {
                api.post("/api/v1/agents/me/alive", Map.of());
                Thread.sleep(SIGN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void received(String id, String type, JsonNode item) {
        JsonNode data = item.path("data");
        switch (type) {
            case "snapshot" -> {
                mine.clear();
                offers.clear();
                data.path("offers").forEach(this::offered);
                data.path("mine").forEach(this::changed);
            }
            case "offer.made" -> offered(data);
            case "offer.ended" -> offers.remove(data.path("offerId").asString());
            case "conversation.changed" -> changed(data.path("conversation"));
            case "conversation.gone" -> mine.remove(data.path("conversationId").asString());
            default -> {}
        }
    }

    private void offered(JsonNode offer) {
        offers.put(
                offer.path("offerId").asString(), offer.path("conversationId").asString());
    }

    private void changed(JsonNode row) {
        mine.merge(
                row.path("id").asString(),
                new Held(row, System.nanoTime()),
                (known, news) -> news.version() > known.version() ? news : known);
    }

    private void answer(String offer) throws InterruptedException {
        boolean declines = random.nextInt(40) == 0;
        var answer = api.post("/api/v1/offers/%s/%s".formatted(offer, declines ? "decline" : "accept"), Map.of());
        boolean lost = answer.problem().equals("offer-over") || answer.problem().equals("already-taken");
        if (answer.status() != 200 && !lost) {
            records.violation("%s could not answer an offer: %s".formatted(name, answer));
        }
        offers.remove(offer);
    }

    private void serve(String id, Held held) throws InterruptedException {
        String path = "/api/v1/conversations/" + id;
        boolean still = !held.waits() || reply(path, id, held);
        int served = answers.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        if (still && (dayIsOver.getAsBoolean() || held.isQuiet())) {
            pass(path + "/close", Map.of("category", "done"));
        } else if (still && served % (3 + random.nextInt(3)) == 0) {
            switch (random.nextInt(5)) {
                case 0 -> pass(path + "/transfer", Map.of("to", Map.of("bot", true)));
                case 1 -> pass(path + "/transfer", Map.of("to", Map.of("team", "support")));
                case 2 -> rest(path);
                default -> pass(path + "/close", Map.of("category", "done"));
            }
        }
        awaitNews(id, held);
    }

    /** Whether it is still ours. */
    private boolean reply(String path, String id, Held held) throws InterruptedException {
        String text = "%s answers %d in %s, %s".formatted(name, held.version(), id, UUID.randomUUID());
        long began = System.nanoTime();
        var answer = api.post(
                path + "/messages", Map.of("clientId", UUID.randomUUID().toString(), "text", text));
        if (answer.status() == 201 || answer.status() == 200) {
            long number = answer.json().path("number").asLong();
            records.acknowledged(new Acknowledged(id, name, text, number), began);
            return true;
        }
        if (!isNotOurs(answer)) {
            records.violation("%s could not answer: %s".formatted(name, answer));
        }
        return false;
    }

    /** Waits for the customer without a slot; what they say brings it back to the head of our own queue. */
    private void rest(String path) throws InterruptedException {
        var answer = api.put(path + "/rest", Map.of());
        if (answer.status() != 200 && !isNotOurs(answer)) {
            records.violation("%s could not wait: %s".formatted(name, answer));
        }
    }

    private void pass(String path, Map<String, ?> body) throws InterruptedException {
        var answer = api.post(path, body);
        if (answer.status() != 200 && !isNotOurs(answer)) {
            records.violation("%s could not pass on: %s".formatted(name, answer));
        }
    }

    /** Somebody else has it by now; a person who was not part of it may not even read it any more. */
    private static boolean isNotOurs(Api.Answer answer) {
        return answer.status() == 403
                || answer.problem().equals("not-owner")
                || answer.problem().equals("wrong-state");
    }

    /** Our own act is news, too; it is waited for a while, so that nothing is answered twice. */
    private void awaitNews(String id, Held held) throws InterruptedException {
        for (int i = 0; i < 20 && mine.get(id) == held; i++) {
            Thread.sleep(ROUND);
        }
    }
}
