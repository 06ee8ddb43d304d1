package dev.baton.bench;

import dev.baton.bench.client.Call;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Handovers as customers and agents see them: one after the other, 300 at once, and as many as can be sustained. */
final class HandoverBench implements Bench.Run {

    private static final int CAP = 10;
    private static final int AT_ONCE = 64;

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        var result = new LinkedHashMap<String, Object>();
        String phases = options.text("phases", "idle,burst,sustained");
        try (var stage = new Stage(options);
                var database = stage.database().connect(Map.of())) {
            List<AgentDesk> desks = new ArrayList<>();
            var observer = new Switch();
            desks.addAll(online(stage, database, observer, 50, "a"));
            burst(stage, observer, desks, 300);
            burst(stage, observer, desks, 300);
            if (phases.contains("idle")) {
                result.put("idle", idle(stage, observer, options.number("sequential", 200)));
                progress("idle", result);
            }
            if (phases.contains("burst")) {
                burst(stage, observer, desks, 300);
                result.put("burst", burst(stage, observer, desks, options.number("burst", 300)));
                progress("burst", result);
            }
            if (phases.contains("sustained")) {
                desks.addAll(online(stage, database, observer, options.number("agents", 1_000) - 50, "b"));
                result.put("sustained", sustained(stage, database, observer, desks, options));
            }
        }
        return result;
    }

    private static void progress(String phase, Map<String, Object> result) {
        System.out.println(phase + " " + result.get(phase));
    }

    /** Agents stay while what is measured changes. */
    private static final class Switch implements AgentDesk.Observer {
        private volatile AgentDesk.Observer to = new Silent();

        @Override
        public void offered(AgentDesk desk, String conversation, long atNanos) {
            to.offered(desk, conversation, atNanos);
        }

        @Override
        public void answered(
                AgentDesk desk, String conversation, long sentNanos, dev.baton.bench.client.Answer answer) {
            to.answered(desk, conversation, sentNanos, answer);
        }
    }

    private record Silent() implements AgentDesk.Observer {
        @Override
        public void offered(AgentDesk desk, String conversation, long atNanos) {}

        @Override
        public void answered(
                AgentDesk desk, String conversation, long sentNanos, dev.baton.bench.client.Answer answer) {}
    }

    private static List<AgentDesk> online(
            Stage stage, Connection database, AgentDesk.Observer observer, int count, String prefix) throws Exception {
        List<AgentDesk> desks = Agents.create(database, count, CAP, prefix).stream()
                .map(account -> new AgentDesk(stage.client(), account, observer))
                .toList();
        Window.each(desks.size(), AT_ONCE, i -> desks.get(i).begin());
        return desks;
    }

    private static Map<String, Object> idle(Stage stage, Switch observer, int rounds) throws Exception {
        var handover = new Handover(stage.client());
        observer.to = handover;
        for (int i = 0; i < rounds; i++) {
            Customer customer = handover.arrive().get(10, TimeUnit.SECONDS);
            handover.ask(customer).get(10, TimeUnit.SECONDS);
            Handover.Way way = handover.way(customer);
            AgentDesk desk = way.accepted.get(10, TimeUnit.SECONDS);
            way.joined.get(10, TimeUnit.SECONDS);
            desk.closeOldest().orElseThrow().get(10, TimeUnit.SECONDS);
        }
        return times(handover);
    }

    private static Map<String, Object> burst(Stage stage, Switch observer, List<AgentDesk> desks, int count)
            throws Exception {
        var handover = new Handover(stage.client());
        observer.to = handover;
        var customers = arrive(handover, count, count);
        customers.forEach(handover::ask);
        for (Customer customer : customers) {
            handover.way(customer).joined.get(60, TimeUnit.SECONDS);
            handover.way(customer).accepted.get(60, TimeUnit.SECONDS);
        }
        Map<String, Object> times = times(handover);
        times.put("customers", count);
        times.put("assigned", accepted(handover));
        closeAll(desks);
        return times;
    }

    private static Map<String, Object> sustained(
            Stage stage, Connection database, Switch observer, List<AgentDesk> desks, Options options)
            throws Exception {
        int count = options.number("customers", 20_000);
        var handover = new Handover(stage.client());
        observer.to = handover;
        var customers = arrive(handover, count, options.number("heard", 2_000));
        var over = new AtomicInteger();
        try (var watch = new CapacityWatch(stage.client(), desks.getFirst().token(), CAP)) {
            var processors = stage.processors(database);
            var open = new Semaphore(options.number("window", 400));
            var last = new ConcurrentHashMap<String, Long>();
            long begin = System.nanoTime();
            for (Customer customer : customers) {
                open.acquire();
                handover.way(customer).accepted.thenAccept(desk -> {
                    last.put("accept", System.nanoTime());
                    open.release();
                    if (desk.holds() >= CAP - 2) {
                        desk.closeOldest();
                    }
                });
                handover.ask(customer);
            }
            for (Customer customer : customers) {
                handover.way(customer).accepted.get(60, TimeUnit.SECONDS);
            }
            double seconds = (last.getOrDefault("accept", begin) - begin) / 1e9;
            Map<String, Object> result = times(handover);
            result.put("agents", desks.size());
            result.put("customers", count);
            result.put("assigned", accepted(handover));
            result.put("acceptedPerSecond", Math.round(count / seconds));
            result.put("processors", processors.taken(count));
            result.put("lost", count - accepted(handover));
            result.put(
                    "mostHeldByOneAgent",
                    desks.stream().mapToInt(AgentDesk::most).max().orElse(0));
            result.put("overCapacitySeenByApi", watch.over());
            result.put("looksAtCapacity", watch.looks());
            result.put("ownersSeenByApi", owners(stage, desks.getFirst().token(), handover));
            over.set(watch.over());
            return result;
        }
    }

    private static List<Customer> arrive(Handover handover, int count, int heard) throws InterruptedException {
        var customers = new ArrayList<CompletableFuture<Customer>>();
        Window.each(count, AT_ONCE, i -> {
            var customer = i < heard ? handover.arrive() : handover.arriveUnheard();
            customers.add(customer);
            return customer;
        });
        return customers.stream().map(CompletableFuture::join).toList();
    }

    private static void closeAll(List<AgentDesk> desks) throws InterruptedException {
        Window.each(desks.size() * CAP, AT_ONCE, i -> desks.get(i % desks.size())
                .closeOldest()
                .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    private static Map<String, Object> times(Handover handover) {
        var times = new LinkedHashMap<String, Object>();
        times.put("requestToOffer", handover.untilOffer.summary());
        times.put("acceptToJoined", handover.untilJoined.summary());
        return times;
    }

    /** Customers who have exactly one agent, by the records of both. */
    private static long accepted(Handover handover) {
        return handover.ways.values().stream().filter(way -> way.accepts == 1).count();
    }

    /** Who has the conversations, as a supervisor's list shows them. */
    private static Map<String, Integer> owners(Stage stage, String supervisor, Handover handover) throws Exception {
        var owners = new LinkedHashMap<String, Integer>();
        String cursor = "";
        do {
            JsonNode page = stage.client()
                    .ask(Call.get("/api/v1/conversations?list=all&limit=100" + cursor)
                            .by(supervisor))
                    .orThrow()
                    .json();
            for (JsonNode row : page.get("conversations")) {
                if (handover.ways.containsKey(row.get("id").asString())) {
                    owners.merge(row.get("owner").get("kind").asString(), 1, Integer::sum);
                }
            }
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return owners;
    }
}
