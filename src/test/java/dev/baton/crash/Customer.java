package dev.baton.crash;

import dev.baton.crash.Records.Acknowledged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Talks, asks for a person, talks on, ends it, and begins the next conversation, until told to stop. Knows what was
 * acknowledged, and reads the conversation's stream all the while: what was acknowledged must come there, too.
 */
final class Customer implements Runnable {

    private static final Duration STREAM_LIMIT = Duration.ofSeconds(90);
    private static final int MOST_MESSAGES = 14;

    private final String name;
    private final Api anonymous;
    private final Api supervisor;
    private final Records records;
    private final BooleanSupplier goesOn;
    private final Random random;
    private int said;

    Customer(String name, Api anonymous, Api supervisor, Records records, BooleanSupplier goesOn) {
        this.name = name;
        this.anonymous = anonymous;
        this.supervisor = supervisor;
        this.records = records;
        this.goesOn = goesOn;
        this.random = new Random(name.hashCode());
    }

    /** What the stream of one conversation brought, to a customer or to a person. */
    private final class View implements EventStream.Receiver {
        private final String who;
        private final boolean gapless;
        private final Map<Long, String> texts = new ConcurrentHashMap<>();
        private volatile long last;
        private volatile boolean closed;

        View(String who, boolean gapless) {
            this.who = who;
            this.gapless = gapless;
        }

        @Override
        public void received(String id, String type, JsonNode data) {
            if (id.isEmpty()) {
                return;
            }
            long number = Long.parseLong(id);
            if (number <= last) {
                records.violation("duplicate: %s got %d after %d".formatted(who, number, last));
            } else if (gapless && number != last + 1) {
                records.violation("gap: %s got %d after %d".formatted(who, number, last));
            }
            last = number;
            switch (type) {
                case "message" -> texts.put(number, data.at("/data/text").asString());
                case "conversation.closed" -> closed = true;
                case "conversation.reopened" -> closed = false;
                default -> {}
            }
        }

        void mustHave(List<Acknowledged> sent) throws InterruptedException {
            long until = System.nanoTime() + STREAM_LIMIT.toNanos();
            while (!sent.isEmpty() && last < sent.getLast().number()) {
                if (System.nanoTime() > until) {
                    records.violation("stuck: %s got nothing after %d, but %s was acknowledged"
                            .formatted(who, last, sent.getLast()));
                    return;
                }
                Thread.sleep(50);
            }
            for (Acknowledged message : sent) {
                if (!message.text().equals(texts.get(message.number()))) {
                    records.violation("lost: %s never got %s".formatted(who, message));
                }
            }
        }
    }

    @Override
    public void run() {
        try {
            while (goesOn.getAsBoolean()) {
                talk();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            records.violation("%s failed: %s".formatted(name, unexpected));
        }
    }

    private void talk() throws InterruptedException {
        var start = Map.of("clientId", UUID.randomUUID().toString(), "assistant", "demo", "locale", "en");
        var answer = anonymous.post("/api/v1/conversations", start);
        if (answer.status() != 201 && answer.status() != 200) {
            records.violation("%s could not start: %s".formatted(name, answer));
            return;
        }
        String id = answer.json().path("id").asString();
        records.started(id);
        Api api = anonymous.bearer(answer.json().path("token").asString());
        String path = "/api/v1/conversations/" + id;
        var view = new View("customer's stream of " + id, false);
        var watched = new View("supervisor's stream of " + id, true);
        var reading = Thread.ofVirtual().start(new EventStream(api, path + "/events", true, view));
        var watching = Thread.ofVirtual()
                .start(
                        random.nextInt(4) == 0
                                ? new EventStream(supervisor, path + "/events", true, watched)
                                : () -> {});
        try {
            var sent = converse(api, path, id, view);
            view.mustHave(sent);
            if (watched.last > 0) {
                watched.mustHave(sent);
            }
        } finally {
            reading.interrupt();
            watching.interrupt();
        }
    }

    private List<Acknowledged> converse(Api api, String path, String id, View view) throws InterruptedException {
        var sent = new ArrayList<Acknowledged>();
        int messages = 3 + random.nextInt(MOST_MESSAGES);
        boolean mayReopen = random.nextInt(3) == 0;
        for (int i = 0; i < messages && goesOn.getAsBoolean() && (mayReopen || !view.closed); i++) {
            say(api, path, id, sent);
            if (i == 1) {
                askForPerson(api, path);
            }
            Thread.sleep(40 + random.nextInt(400));
        }
        if (random.nextBoolean()) {
            close(api, path);
        }
        return sent;
    }

    private void close(Api api, String path) throws InterruptedException {
        var answer = api.post(path + "/close", Map.of());
        if (answer.status() != 200) {
            records.violation("%s could not close: %s".formatted(name, answer));
        }
    }

    private void say(Api api, String path, String id, List<Acknowledged> sent) throws InterruptedException {
        String text = "%s says %d in %s".formatted(name, ++said, id);
        long began = System.nanoTime();
        var message = Map.of("clientId", UUID.randomUUID().toString(), "text", text);
        var answer = api.post(path + "/messages", message);
        if (answer.status() != 201 && answer.status() != 200) {
            records.violation("%s could not say something: %s".formatted(name, answer));
            return;
        }
        var acknowledged =
                new Acknowledged(id, name, text, answer.json().path("number").asLong());
        sent.add(acknowledged);
        records.acknowledged(acknowledged, began);
    }

    private void askForPerson(Api api, String path) throws InterruptedException {
        var answer = api.post(path + "/handover", Map.of());
        boolean isWithPerson = answer.problem().equals("wrong-state");
        if (answer.status() != 202 && answer.status() != 200 && !isWithPerson) {
            records.violation("%s could not ask for a person: %s".formatted(name, answer));
        }
    }
}
