package dev.baton.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The crash test for as long as one likes: half of the time with one server, half of it with three. */
public final class Crash {

    private static final int CUSTOMERS = 60;
    private static final int AGENTS = 15;
    private static final int MESSAGES = 400;
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private Crash() {}

    /**
     * Runs about so long, at least one round of each; what it returns says whether all was {@code flawless}, and if not, how
     * often what was not.
     *
     * @param folder emptied first; keeps the servers' data and logs if it was not flawless
     */
    public static Map<String, Object> run(double minutes, Path folder) throws Exception {
        var half = Duration.ofMillis((long) (minutes * 30_000));
        FileSystemUtils.deleteRecursively(folder);
        var one = OneServer.run(folder.resolve("one"), pace(half));
        tell("one server", one);
        var three = SeveralServers.run(folder.resolve("three"), 3, pace(half), PAUSE);
        tell("three servers", three);
        var all = one.and(three);
        if (all.isFlawless()) {
            FileSystemUtils.deleteRecursively(folder);
        }
        return all.figures();
    }

    private static Pace pace(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        IntPredicate rounds = round -> round == 1 || System.nanoTime() < until;
        return new Pace(CUSTOMERS, AGENTS, MESSAGES, rounds);
    }

    private static void tell(String what, Verdict verdict) {
        List<String> violations = verdict.violations();
        Stream.concat(
                        Stream.of(what + ": " + verdict.figures()),
                        violations.stream().limit(20))
                .forEach(System.out::println);
    }
}
