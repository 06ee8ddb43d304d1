package dev.baton.crash;

import dev.baton.platform.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The database that a server runs for itself, as its operator finds it: by the files in the data folder. */
public final class OwnDatabase implements AutoCloseable {

    private final Path data;

    public OwnDatabase(Path data) {
        this.data = data;
    }

    DatabaseAddress address() throws IOException {
        String password = Files.readString(data.resolve("postgres.password")).trim();
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + line(3) + "/baton", "baton", password);
    }

    /** Whether it left nothing that says it runs. */
    boolean isStopped() {
        return Files.notExists(pidFile());
    }

    /** As {@code kill -9}; its children notice and end. */
    void kill() throws IOException {
        ProcessHandle.of(Long.parseLong(line(0))).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Leaves nothing running, whatever happened before. */
    @Override
    public void close() throws IOException {
        if (!isStopped()) {
            kill();
        }
    }

    private String line(int index) throws IOException {
        List<String> lines = Files.readAllLines(pidFile());
        return lines.get(index).trim();
    }

    private Path pidFile() {
        return data.resolve("postgres").resolve("postmaster.pid");
    }
}
