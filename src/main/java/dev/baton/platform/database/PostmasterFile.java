package dev.baton.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about the PostgreSQL that has a data folder.
 *
 * @param pid its process id
 * @param port the port it listens on; 0 while it is still starting
 * @param ready whether it takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;
    private static final int NO_PROCESS = Integer.MAX_VALUE;

    /** Reads the file of a data folder; empty if there is none or it makes no sense (being written, or cut by a crash). */
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            var port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).trim())
                    : 0;
            var ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).trim().equals("ready");
            return Optional.of(
                    new PostmasterFile(Long.parseLong(lines.get(PID_LINE).trim()), port, ready));
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether its process runs and is a PostgreSQL: after a reboot the number may be another program's. */
    boolean running() {
        return ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process ->
                                process.info().command().orElse("postgres").contains("postgres"))
                        .isPresent()
                && !dead();
    }

    /**
     * Makes PostgreSQL see that the process is gone, where only its entry in the process table is left: in a container nobody
     * may ever remove that, and PostgreSQL would take it for a running server. The rest of the file stays, so that PostgreSQL
     * still checks for processes that use the old shared memory.
     */
    void forgetIfDead(Path cluster) throws IOException {
        if (dead()) {
            var file = cluster.resolve("postmaster.pid");
            var lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(PID_LINE, Integer.toString(NO_PROCESS));
            Files.write(file, lines);
        }
    }

    /** On Linux, a process that has ended and was not waited for. */
    private boolean dead() {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
