package dev.baton.crash;

import dev.baton.platform.database.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Several servers on one database. In turn one is killed and started again, and the one that routes is stopped until another
 * has taken the routing over; then it wakes up and knows nothing of what happened. Every second round the database is
 * killed under all of them.
 */
final class SeveralServers {

    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(90);

    /** Seconds that an agent keeps the slot after a talk, so that slots end by deadlines, too. */
    private static final int WRAP_UP = 1;

    private SeveralServers() {}

    /** Does all of it in an empty folder with so many servers; a pause lasts at least so long. */
    static Verdict run(Path folder, int count, Pace pace, Duration pause) throws Exception {
        Files.createDirectories(folder);
        var records = new Records();
        try (var postgres = EmbeddedPostgres.start(folder.resolve("data"))) {
            var address = postgres.address();
            var settings = Map.of(
                    "baton.db.url", address.url(),
                    "baton.db.user", address.user(),
                    "baton.db.password", address.password());
            var servers = new ArrayList<ServerProcess>();
            try {
                for (int n = 1; n <= count; n++) {
                    servers.add(new ServerProcess(folder.resolve("server-" + n + ".log"), settings));
                    servers.getLast().start();
                }
                servers.forEach(ServerProcess::awaitReady);
                JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), address.password()))
                        .sql("update team set wrap_up = ? where is_default")
                        .param(WRAP_UP)
                        .update();
                List<URI> addresses =
                        servers.stream().map(ServerProcess::address).toList();
                try (var load = pace.load(addresses, address, records)) {
                    pace.work(records);
                    for (int round = 1; pace.goesOn(round); round++) {
                        killOne(servers.get(round % count), records, pace);
                        pauseTheRouter(servers, records, pace, pause);
                        if (round % 2 == 0) {
                            killTheDatabase(new OwnDatabase(folder.resolve("data")), records, pace);
                        }
                    }
                    var audit = new Audit(load.signIn(0, "supervisor@example.com"), address, records);
                    pace.settle(load, audit);
                    return audit.verdict(load.looks());
                }
            } finally {
                for (ServerProcess server : servers) {
                    server.close();
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

    private static void pauseTheRouter(List<ServerProcess> servers, Records records, Pace pace, Duration pause)
            throws Exception {
        ServerProcess router = servers.stream()
                .max(Comparator.comparingLong(ServerProcess::routingTerm))
                .orElseThrow();
        long term = router.routingTerm();
        long until = System.nanoTime() + pause.toNanos();
        records.outage();
        router.pause();
        try {
            Awaitility.await("another server routes with a higher term")
                    .atMost(TAKEOVER_LIMIT)
                    .until(() -> servers.stream().anyMatch(server -> server.routingTerm() > term));
            pace.work(records);
            Thread.sleep(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        } finally {
            router.resume();
        }
        router.awaitReady();
        pace.work(records);
    }
}
