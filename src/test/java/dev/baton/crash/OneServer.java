package dev.baton.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One server with a database of its own, stopped and started again under load. In turn it is killed, killed together with
 * its database, and asked to stop as an operator does it.
 */
final class OneServer {

    private static final int WAYS = 3;

    /** What a process ends with that SIGTERM has stopped. */
    private static final int TERMINATED = 143;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final OwnDatabase database;
    private final ServerProcess server;
    private final Records records;

    private OneServer(OwnDatabase database, ServerProcess server, Records records) {
        this.database = database;
        this.server = server;
        this.records = records;
    }

    /** Does all of it in an empty folder. */
    static Verdict run(Path folder, Pace pace) throws Exception {
        Path data = Files.createDirectories(folder).resolve("data");
        var settings = Map.of("baton.data", data.toString());
        try (var database = new OwnDatabase(data);
                var server = new ServerProcess(folder.resolve("server.log"), settings)) {
            return new OneServer(database, server, new Records()).run(pace);
        }
    }

    private Verdict run(Pace pace) throws Exception {
        server.start();
        server.awaitReady();
        try (var load = pace.load(List.of(server.address()), database.address(), records)) {
            pace.work(records);
            for (int round = 1; pace.goesOn(round); round++) {
                records.outage();
                end(round % WAYS);
                server.start();
                server.awaitReady();
                pace.work(records);
            }
            var audit = new Audit(load.signIn(0, "supervisor@example.com"), database.address(), records);
            pace.settle(load, audit);
            return audit.verdict(load.looks());
        }
    }

    private void end(int way) throws Exception {
        if (way == 0) {
            stop();
            return;
        }
        server.kill();
        if (way == 2) {
            database.kill();
        }
    }

    private void stop() throws Exception {
        int exit = server.terminate(STOP_LIMIT);
        if (exit != TERMINATED || !database.isStopped()) {
            records.violation("stop: exit code %d, database %s"
                    .formatted(exit, database.isStopped() ? "stopped" : "left running"));
        }
    }
}
