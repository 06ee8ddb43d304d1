package dev.baton.crash;

import dev.baton.platform.database.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Two servers on one database. In turn one is killed and started again, and the one that routes is paused until the other
 * has taken the routing over; then it wakes up and knows nothing of what happened. Every second round the database is
 * killed under both.
 */
final class TwoServers {

    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(90);

    private TwoServers() {}

    /** Does all of it in an empty folder; a pause lasts at least so long. */
    static Verdict run(Path folder, Pace pace, Duration pause) throws Exception {
        Files.createDirectories(folder);
        var records = new Records();
        try (var postgres = EmbeddedPostgres.start(folder.resolve("data"))) {
            var address = postgres.address();
            var settings = Map.of(
                    "baton.db.url", address.url(),
                    "baton.db.user", address.user(),
                    "baton.db.password", address.password());
            try (var first = new ServerProcess(folder.resolve("first.log"), settings);
                    var second = new ServerProcess(folder.resolve("second.log"), settings)) {
                first.start();
                second.start();
                first.awaitReady();
                second.awaitReady();
                try (var load = pace.load(List.of(first.address(), second.address()), address, records)) {
                    pace.work(records);
                    for (int round = 1; pace.goesOn(round); round++) {
                        killOne(round % 2 == 0 ? first : second, records, pace);
                        pauseTheRouter(first, second, records, pace, pause);
                        if (round % 2 == 0) {
                            killTheDatabase(new OwnDatabase(folder.resolve("data")), records, pace);
                        }
                    }
                    var audit = new Audit(load.signIn(0, "supervisor@example.com"), address, records);
                    pace.settle(load, audit);
                    return audit.verdict(load.looks());
                }
            }
        }
    }

    private static void killOne(ServerProcess server, Records records, Pace pace) throws Exception {
        records.outage();
        server.kill();
        pace.work(records);
        server.start();
        server.awaitReady();
        pace.work(records);
    }

    /** Whoever runs it starts it again; here that is the test. */
    private static void killTheDatabase(OwnDatabase database, Records records, Pace pace) throws Exception {
        records.outage();
        database.kill();
        pace.work(records);
    }

    private static void pauseTheRouter(
            ServerProcess first, ServerProcess second, Records records, Pace pace, Duration pause) throws Exception {
        boolean firstRoutes = first.routingTerm() > second.routingTerm();
        ServerProcess router = firstRoutes ? first : second;
        ServerProcess other = firstRoutes ? second : first;
        long term = router.routingTerm();
        long until = System.nanoTime() + pause.toNanos();
        records.outage();
        router.pause();
        try {
            Awaitility.await("the other server routes with a higher term")
                    .atMost(TAKEOVER_LIMIT)
                    .until(() -> other.routingTerm() > term);
            pace.work(records);
            Thread.sleep(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        } finally {
            router.resume();
        }
        router.awaitReady();
        pace.work(records);
    }
}
