package dev.baton.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./bench NAME [key=value …]}: runs one bench; the last line printed is one JSON object. */
public final class Bench {

    /** One bench. */
    @FunctionalInterface
    interface Run {
        /** Measures; what it returns is printed as JSON. */
        Map<String, Object> with(Options options) throws Exception;
    }

    private record Named(String about, Run run) {}

    private static final Map<String, Named> BENCHES = benches();

    private Bench() {}

    private static Map<String, Named> benches() {
        var benches = new LinkedHashMap<String, Named>();
        benches.put(
                "handover",
                new Named(
                        "from request to offer and from accept to the customer: idle, in a burst, and sustained",
                        new HandoverBench()));
        benches.put("placements", new Named("offers committed per second, nobody connected", new PlacementsBench()));
        benches.put(
                "router",
                new Named(
                        "one decision with 1,000 to 500,000 waiting; a node that becomes the router",
                        new RouterBench()));
        benches.put(
                "relay",
                new Named(
                        "messages per second between customers and agents, durable and delivered, beside a bare writer",
                        new RelayBench()));
        benches.put(
                "desks",
                new Named(
                        "messages to a desk that takes 100 ms for each: most, at half of that, and beside a desk that hangs",
                        new DesksBench()));
        benches.put(
                "streams", new Named("heap per idle stream, and all streams back after a restart", new StreamsBench()));
        benches.put(
                "intents",
                new Named(
                        "what messages mean, learnt and tested on folders of train.tsv and test.tsv",
                        new IntentsBench()));
        benches.put(
                "person",
                new Named(
                        "requests for a person in files of labelled messages: recall, false alarms, what went wrong",
                        new PersonBench()));
        benches.put(
                "knowledge",
                new Named(
                        "answers from help articles: right, wrong and withheld; fit=1 prints weights, wrong=1 what went wrong",
                        new KnowledgeBench()));
        benches.put(
                "crash",
                new Named(
                        "servers killed and paused under load for so many minutes: nothing acknowledged may be lost",
                        new CrashBench()));
        benches.put(
                "guidance",
                new Named(
                        "rules in plain language on labelled sentences: rule TAB text TAB 1|0|example",
                        new GuidanceBench()));
        benches.put("frustration", new Named("frustration in one message: text TAB 1|0", new FrustrationBench()));
        return benches;
    }

    public static void main(String[] args) throws Exception {
        Optional<Named> named = Arrays.stream(args).findFirst().map(BENCHES::get);
        if (named.isEmpty()) {
            BENCHES.forEach((name, bench) -> System.out.printf("%-12s %s%n", name, bench.about()));
            System.exit(args.length == 0 ? 0 : 2);
        }
        try {
            run(args, named.get());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(String[] args, Named named) throws Exception {
        var options =
                new Options(Arrays.stream(args).skip(1).map(Bench::minutes).toList());
        var result = new LinkedHashMap<String, Object>();
        result.put("bench", args[0]);
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        result.putAll(named.run().with(options));
        System.out.println(JsonMapper.shared().writeValueAsString(result));
        System.exit(result.get("flawless") == Boolean.FALSE ? 1 : 0);
    }

    /** A bare number counts minutes, as in {@code ./bench crash 10}. */
    private static String minutes(String argument) {
        return argument.matches("[0-9.]+") ? "minutes=" + argument : argument;
    }
}
