package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much processor time load client, server and database took, and all others on the machine; from {@code /proc}, so on
 * Linux alone.
 */
final class Processors {

    private static final double TICKS_A_SECOND = 100;

    private final long server;
    private final long postmaster;
    private final Connection database;
    private final long transactionsBefore;
    private final long sinceNanos = System.nanoTime();
    private final double clientBefore;
    private final double serverBefore;
    private final double databaseBefore;
    private final double machineBefore;

    Processors(long serverPid, long postmasterPid, Connection database) throws SQLException {
        this.database = database;
        transactionsBefore = transactions();
        server = serverPid;
        postmaster = postmasterPid;
        clientBefore = seconds(ProcessHandle.current().pid());
        serverBefore = seconds(serverPid);
        databaseBefore = databaseSeconds();
        machineBefore = busySeconds();
    }

    /**
     * Processors kept busy on average since this was made, {@code others} by the neighbours on the machine; and what each
     * thing done took of the server's processor time, in microseconds, and of the database's transactions.
     *
     * @param done how many things were done since
     */
    Map<String, Object> taken(long done) throws SQLException {
        double wall = (System.nanoTime() - sinceNanos) / 1e9;
        double client = seconds(ProcessHandle.current().pid()) - clientBefore;
        double ofServer = seconds(server) - serverBefore;
        double ofDatabase = databaseSeconds() - databaseBefore;
        double machine = busySeconds() - machineBefore;
        var taken = new LinkedHashMap<String, Object>();
        taken.put("client", rounded(client / wall));
        taken.put("server", rounded(ofServer / wall));
        taken.put("database", rounded(ofDatabase / wall));
        taken.put("others", rounded((machine - client - ofServer - ofDatabase) / wall));
        taken.put("serverMicrosEach", Math.round(ofServer * 1e6 / Math.max(done, 1)));
        taken.put("transactionsEach", rounded((double) (transactions() - transactionsBefore) / Math.max(done, 1)));
        return taken;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private long transactions() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select xact_commit from pg_stat_database where datname = 'baton'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private double databaseSeconds() {
        return ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(backend -> seconds(backend.pid()))
                .sum();
    }

    private static double seconds(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    private static double busySeconds() {
        String[] fields =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
        long busy = 0;
        for (int i = 1; i < fields.length; i++) {
            boolean idle = i == 4 || i == 5;
            busy += idle || i > 8 ? 0 : Long.parseLong(fields[i]);
        }
        return busy / TICKS_A_SECOND;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
