package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final long sinceNanos = System.nanoTime();
    private final double clientBefore;
    private final double serverBefore;
    private final double databaseBefore;
    private final double machineBefore;

    Processors(long serverPid, long postmasterPid) {
        server = serverPid;
        postmaster = postmasterPid;
        clientBefore = seconds(ProcessHandle.current().pid());
        serverBefore = seconds(serverPid);
        databaseBefore = databaseSeconds();
        machineBefore = busySeconds();
    }

    /** Processors kept busy on average since this was made; {@code others} are the neighbours on the machine. */
    Map<String, Object> taken() {
        double wall = (System.nanoTime() - sinceNanos) / 1e9;
        double client = seconds(ProcessHandle.current().pid()) - clientBefore;
        double ofServer = seconds(server) - serverBefore;
        double database = databaseSeconds() - databaseBefore;
        double machine = busySeconds() - machineBefore;
        var taken = new LinkedHashMap<String, Object>();
        taken.put("client", rounded(client / wall));
        taken.put("server", rounded(ofServer / wall));
        taken.put("database", rounded(database / wall));
        taken.put("others", rounded((machine - client - ofServer - database) / wall));
        return taken;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
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
