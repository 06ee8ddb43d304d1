package dev.baton.bench;

import dev.baton.bench.Talk.Sent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Messages between customers and agents: at fixed rates, at the most that goes, and beside what a bare writer gets out of
 * the same database with the same statements. At last the database refuses, and so must the server.
 */
final class RelayBench implements Bench.Run {

    private static final int CAP = 10;
    private static final int AT_ONCE = 64;

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        var result = new LinkedHashMap<String, Object>();
        int seconds = options.number("seconds", 10);
        int window = options.number("window", 256);
        int[] rates = numbers(options.text("rates", "500,2500,5000"));
        try (var stage = new Stage(options);
                var database = stage.database().connect(Map.of())) {
            var talks = new ArrayList<Talk>();
            for (int open : numbers(options.text("open", "100,1000,5000"))) {
                talks.addAll(begin(stage, database, open - talks.size(), "t" + open + "-"));
                warmUp(talks, options.number("warmup", 5));
                for (int rate : rates) {
                    put(result, open + " open, " + rate + "/s", atRate(stage, database, talks, rate, seconds));
                }
                put(result, open + " open, most", most(stage, database, talks, window, seconds));
            }
            put(result, "bareWriter", BareWriter.measure(stage.database(), talks, window, seconds));
            put(result, "refusal", Refusal.measure(database, talks));
        }
        return result;
    }

    private static void put(Map<String, Object> result, String name, Map<String, Object> figures) {
        result.put(name, figures);
        System.out.println(name + " " + figures);
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Conversations that agents have accepted, with both sides listening. */
    private static List<Talk> begin(Stage stage, Connection database, int count, String prefix) throws Exception {
        var client = stage.client();
        var handover = new Handover(client);
        List<AgentDesk> desks = Agents.create(database, (count + CAP - 1) / CAP, CAP, prefix).stream()
                .map(account -> new AgentDesk(client, account, handover))
                .toList();
        Window.each(desks.size(), AT_ONCE, i -> desks.get(i).begin());
        var talks = new ArrayList<CompletableFuture<Talk>>();
        Window.each(count, AT_ONCE, i -> {
            var talk = handover.arriveUnheard().thenCompose(customer -> handover.ask(customer)
                    .thenCompose(asked -> handover.way(customer).accepted)
                    .thenApply(desk -> new Talk(client, customer, desk.token())));
            talks.add(talk);
            return talk;
        });
        Window.each(count, AT_ONCE, i -> talks.get(i).join().listen());
        return talks.stream().map(CompletableFuture::join).toList();
    }

    private static void warmUp(List<Talk> talks, int seconds) throws InterruptedException {
        closedLoop(talks, AT_ONCE, seconds, new Figures());
    }

    private static Map<String, Object> atRate(Stage stage, Connection database, List<Talk> talks, int rate, int seconds)
            throws Exception {
        var figures = new Figures();
        var processors = stage.processors(database);
        long begin = System.nanoTime();
        int total = rate * seconds;
        for (int i = 0; i < total; i++) {
            long due = begin + (long) (i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(500_000, due - System.nanoTime()));
            }
            figures.sent.incrementAndGet();
            talks.get(i % talks.size()).say(due).countIn(figures);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long backlog = figures.sent.get() - figures.delivered.count();
        Map<String, Object> taken = processors.taken(figures.delivered.count());
        drain(talks);
        Map<String, Object> summary = figures.summary(took);
        summary.put("underwayAtTheEnd", backlog);
        summary.put("firstThirdP95ms", figures.delivered.percentileOf(0, 0.33, 0.95));
        summary.put("lastThirdP95ms", figures.delivered.percentileOf(0.67, 1, 0.95));
        summary.put("undelivered", undelivered(talks));
        summary.put("processors", taken);
        return summary;
    }

    private static Map<String, Object> most(Stage stage, Connection database, List<Talk> talks, int window, int seconds)
            throws Exception {
        var figures = new Figures();
        var processors = stage.processors(database);
        double took = closedLoop(talks, window, seconds, figures);
        Map<String, Object> taken = processors.taken(figures.delivered.count());
        drain(talks);
        Map<String, Object> summary = figures.summary(took);
        summary.put("undelivered", undelivered(talks));
        summary.put("processors", taken);
        return summary;
    }

    /** Each message as soon as one before it has arrived; a conversation has one under way at a time. */
    private static double closedLoop(List<Talk> talks, int window, int seconds, Figures figures)
            throws InterruptedException {
        int width = Math.min(window, talks.size());
        var permits = new Semaphore(0);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < width; i++) {
            List<Talk> mine = IntStream.iterate(i, at -> at < talks.size(), at -> at + width)
                    .mapToObj(talks::get)
                    .toList();
            next(mine, 0, end, figures, permits);
        }
        permits.acquire(width);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void next(List<Talk> talks, int at, long end, Figures figures, Semaphore done) {
        if (System.nanoTime() >= end) {
            done.release();
            return;
        }
        figures.sent.incrementAndGet();
        Sent sent = talks.get(at % talks.size()).say(System.nanoTime());
        sent.countIn(figures);
        sent.answered
                .thenCompose(answer -> answer.ok() ? sent.delivered : CompletableFuture.completedFuture(0L))
                .whenComplete((delivered, failed) -> next(talks, at + 1, end, figures, done));
    }

    /** What was sent is given ten seconds to arrive. */
    private static void drain(List<Talk> talks) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (undelivered(talks) > 0 && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static int undelivered(List<Talk> talks) {
        return talks.stream().mapToInt(Talk::undelivered).sum();
    }
}
