package dev.baton.bench;

import dev.baton.bench.client.Call;
import dev.baton.bench.client.StreamEvent;
import dev.baton.bench.client.StreamListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What an idle stream costs in heap, and how long thousands take to come back after a restart. */
final class StreamsBench implements Bench.Run {

    private static final int AT_ONCE = 64;

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        int count = options.number("streams", 5_000);
        try (var stage = new Stage(options);
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            var customers = new ArrayList<CompletableFuture<Customer>>();
            Window.each(count, AT_ONCE, i -> {
                var customer = Customer.start(stage.client());
                customers.add(customer);
                return customer;
            });
            long before = liveHeap(stage);
            var readers = new ArrayList<Reader>();
            Window.each(count, AT_ONCE, i -> {
                var reader = new Reader(stage, timer, customers.get(i).join());
                readers.add(reader);
                return reader.begin(new CountDownLatch(1));
            });
            long with = liveHeap(stage);
            var result = new LinkedHashMap<String, Object>();
            result.put("streams", count);
            result.put("heapPerStreamBytes", (with - before) / count);
            result.put("heapBeforeMiB", before >> 20);
            result.put("heapWithMiB", with >> 20);
            result.putAll(restart(stage, readers));
            return result;
        }
    }

    private static Map<String, Object> restart(Stage stage, List<Reader> readers) throws Exception {
        var back = new CountDownLatch(readers.size());
        readers.forEach(reader -> reader.back = back);
        long stopped = System.nanoTime();
        stage.restartServer();
        long ready = System.nanoTime();
        boolean all = back.await(120, TimeUnit.SECONDS);
        long end = System.nanoTime();
        var result = new LinkedHashMap<String, Object>();
        result.put("missingAfterRestart", back.getCount());
        result.put("stopToReadySeconds", seconds(ready - stopped));
        result.put("readyToAllBackSeconds", all ? seconds(end - ready) : -1);
        return result;
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e7) / 100.0;
    }

    /** Bytes of live objects, after a full collection. */
    private static long liveHeap(Stage stage) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(stage.server().pid()), "GC.class_histogram").start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd said: " + histogram));
        return Long.parseLong(total.strip().split(" +")[2]);
    }

    /** One customer's stream, opened again whenever it ends, after the pause that clients make. */
    private static final class Reader implements StreamListener {
        private final Stage stage;
        private final ScheduledExecutorService timer;
        private final Customer customer;
        private volatile CountDownLatch back = new CountDownLatch(1);
        private volatile String last = "";

        Reader(Stage stage, ScheduledExecutorService timer, Customer customer) {
            this.stage = stage;
            this.timer = timer;
            this.customer = customer;
        }

        CompletableFuture<Integer> begin(CountDownLatch latch) {
            back = latch;
            return open();
        }

        private CompletableFuture<Integer> open() {
            var call = Call.get(customer.path("/events")).by(customer.token());
            var opened = stage.client().stream(last.isEmpty() ? call : call.after(last), this)
                    .opened();
            return opened.whenComplete((status, failed) -> {
                if (failed == null && status == 200) {
                    back.countDown();
                }
            });
        }

        @Override
        public void event(StreamEvent event) {
            if (!event.id().isEmpty()) {
                last = event.id();
            }
        }

        @Override
        public void ended(String why) {
            if (!timer.isShutdown()) {
                timer.schedule(this::open, ThreadLocalRandom.current().nextInt(1_000, 5_000), TimeUnit.MILLISECONDS);
            }
        }
    }
}
