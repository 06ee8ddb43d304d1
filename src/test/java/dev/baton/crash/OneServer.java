package dev.baton.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One server with a database of its own, killed under load; every second time the database is killed with it. */
final class OneServer {

    /** What a process ends with that SIGTERM has stopped. */
    private static final int TERMINATED = 143;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private OneServer() {}

    /** Does all of it in an empty folder. */
    static Verdict run(Path folder, Pace pace) throws Exception {
        Path data = Files.createDirectories(folder).resolve("data");
        var records = new Records();
        try (var database = new OwnDatabase(data);
                var server = new ServerProcess(folder.resolve("server.log"), Map.of("baton.data", data.toString()))) {
            server.start();
            server.awaitReady();
            try (var load = pace.load(List.of(server.address()), database.address(), records)) {
                pace.work(records);
                for (int kill = 1; pace.goesOn(kill); kill++) {
                    records.outage();
                    server.kill();
                    if (kill % 2 == 0) {
                        database.kill();
                    }
                    server.start();
                    server.awaitReady();
                    pace.work(records);
                }
                var audit = new Audit(load.signIn(0, "supervisor@example.com"), database.address(), records);
                pace.settle(load, audit);
                var verdict = audit.verdict(load.looks());
                stop(server, database, records);
                return verdict.with(records.violations());
            }
        }
    }

    private static void stop(ServerProcess server, OwnDatabase database, Records records) throws Exception {
        int exit = server.terminate(STOP_LIMIT);
        if (exit != TERMINATED || !database.isStopped()) {
            records.violation("stop: exit code %d, database %s"
                    .formatted(exit, database.isStopped() ? "stopped" : "left running"));
        }
    }
}
