package dev.baton.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The crash test for as long as one likes: half of the time with one server, half of it with two. The last line printed is
 * one JSON object; the exit code says whether it was flawless. The logs of the servers are kept if it was not.
 */
public final class Crash {

    private static final int CUSTOMERS = 60;
    private static final int AGENTS = 15;
    private static final int MESSAGES = 400;
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private Crash() {}

    /** Runs for the given number of minutes, two if none is given. */
    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2;
        Map<String, Object> figures = run(minutes);
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
        System.exit(figures.get("flawless") == Boolean.TRUE ? 0 : 1);
    }

    /** Runs about so long; what it returns says whether all was {@code flawless}, and if not, how often what was not. */
    public static Map<String, Object> run(double minutes) throws Exception {
        var half = Duration.ofMillis((long) (minutes * 30_000));
        Path folder = Files.createTempDirectory("baton-crash-");
        System.out.println("The servers' logs are in " + folder);
        var one = OneServer.run(folder.resolve("one"), pace(half));
        tell("one server", one);
        var two = TwoServers.run(folder.resolve("two"), pace(half), PAUSE);
        tell("two servers", two);
        var all = one.and(two);
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
