package dev.baton.bench;

import dev.baton.bench.client.Call;
import dev.baton.bench.client.LoadClient;
import dev.baton.delivery.webhook.Signer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Relay through a desk that takes 100 ms for each call: 1,000 conversations there, all at once. What it can take at most follows from
 * its latency and from how many calls it takes side by side; how near Baton comes to that is the ratio. Then at half of that, alone and
 * beside a desk that takes conversations and never answers a message.
 */
final class DesksBench implements Bench.Run {

    private static final int AT_ONCE = 64;

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        int latency = options.number("latency", 100);
        int sideBySide = options.number("atOnce", 32);
        int seconds = options.number("seconds", 15);
        int count = options.number("open", 1_000);
        double bound = 1000.0 / latency * sideBySide;
        var result = new LinkedHashMap<String, Object>();
        result.put("open", count);
        result.put("deskTakesAtMostPerSecond", bound);
        try (var stage = new Stage(options);
                var desk = new SlowDesk(latency, false);
                var hanging = new SlowDesk(latency, true)) {
            LoadClient client = stage.client();
            String admin = signIn(client);
            setUp(client, admin, "quick", desk, sideBySide);
            setUp(client, admin, "hanging", hanging, sideBySide);
            choose(client, admin, "quick");
            List<Customer> customers = handedOver(client, count, desk);

            say(client, customers, bound / 2, seconds / 3);
            awaitEmpty(desk);
            put(result, "half", half(client, customers, desk, bound / 2, seconds));
            put(result, "most", most(client, customers, desk, bound, seconds));

            choose(client, admin, "hanging");
            List<Customer> unlucky = handedOver(client, count / 5, hanging);
            say(client, unlucky, unlucky.size(), 2);
            put(result, "halfBesideAHangingDesk", half(client, customers, desk, bound / 2, seconds));
        }
        double alone = p99(result, "half");
        double beside = p99(result, "halfBesideAHangingDesk");
        result.put("p99BesideToAlone", Math.round(100 * beside / alone) / 100.0);
        return result;
    }

    private static void put(Map<String, Object> result, String name, Map<String, Object> figures) {
        result.put(name, figures);
        System.out.println(name + " " + figures);
    }

    private static double p99(Map<String, Object> result, String name) {
        return result.get(name) instanceof Map<?, ?> figures && figures.get("p99ms") instanceof Double p99 ? p99 : 0;
    }

    private static String signIn(LoadClient client) throws Exception {
        return client.ask(Call.post("/api/v1/tokens", "{\"email\":\"admin@example.com\",\"password\":\"baton-demo\"}"))
                .orThrow()
                .json()
                .get("token")
                .asString();
    }

    private static void setUp(LoadClient client, String admin, String id, SlowDesk desk, int atOnce) throws Exception {
        client.ask(Call.put("/api/v1/desks/" + id, """
                        {"kind": "offloading", "name": "%s", "values": {"url": "%s", "secret": "%s",
                            "perSecond": "10000", "atOnce": "%d"}, "acceptSeconds": 600000}
                        """.formatted(id, desk.address(), Signer.newSecret(), atOnce))
                        .by(admin))
                .orThrow();
    }

    private static void choose(LoadClient client, String admin, String desk) throws Exception {
        client.ask(Call.put("/api/v1/desks/choices/assistant/demo", "{\"desk\":\"" + desk + "\"}")
                        .by(admin))
                .orThrow();
    }

    private static List<Customer> handedOver(LoadClient client, int count, SlowDesk desk) throws Exception {
        var customers = new ArrayList<Customer>();
        Window.each(count, AT_ONCE, i -> Customer.start(client).thenCompose(customer -> {
            synchronized (customers) {
                customers.add(customer);
            }
            return customer.askForPerson(client);
        }));
        while (desk.opened.get() < count) {
            LockSupport.parkNanos(10_000_000);
        }
        return customers;
    }

    /** At a steady rate, each conversation in turn; how many were sent. */
    private static int say(LoadClient client, List<Customer> customers, double rate, int seconds) {
        long begin = System.nanoTime();
        int total = (int) (rate * seconds);
        for (int i = 0; i < total; i++) {
            long due = begin + (long) (i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(500_000, due - System.nanoTime()));
            }
            Customer customer = customers.get(i % customers.size());
            long now = System.nanoTime();
            client.send(Call.post(
                            customer.path("/messages"),
                            "{\"clientId\":\"" + now + "-" + i + "\",\"text\":\"" + now + "\"}")
                    .by(customer.token()));
        }
        return total;
    }

    private static void awaitEmpty(SlowDesk desk) {
        int before;
        do {
            before = desk.taken.get();
            LockSupport.parkNanos(1_000_000_000L);
        } while (desk.taken.get() > before);
    }

    private static Map<String, Object> half(
            LoadClient client, List<Customer> customers, SlowDesk desk, double rate, int seconds) {
        Latencies latencies = desk.measureAnew();
        int sent = say(client, customers, rate, seconds);
        awaitEmpty(desk);
        Map<String, Object> figures = latencies.summary();
        figures.put("sent", sent);
        return figures;
    }

    /** One and a half times what the desk can take is sent; what it took while there was enough to take counts. */
    private static Map<String, Object> most(
            LoadClient client, List<Customer> customers, SlowDesk desk, double bound, int seconds) {
        int warm = Math.max(1, seconds / 5);
        var counted = new LinkedHashMap<String, Object>();
        var watch = Thread.ofPlatform().start(() -> {
            LockSupport.parkNanos(warm * 1_000_000_000L);
            int from = desk.taken.get();
            long begin = System.nanoTime();
            LockSupport.parkNanos((seconds - warm) * 1_000_000_000L);
            double perSecond = (desk.taken.get() - from) * 1e9 / (System.nanoTime() - begin);
            counted.put("takenPerSecond", Math.round(perSecond * 10) / 10.0);
            counted.put("ofWhatTheDeskCanTake", Math.round(perSecond / bound * 1000) / 1000.0);
        });
        say(client, customers, bound * 1.5, seconds);
        try {
            watch.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        awaitEmpty(desk);
        return counted;
    }
}
