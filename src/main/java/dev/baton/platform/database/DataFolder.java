package dev.baton.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a server keeps its data in, held by this process alone until {@link #close}. The operating system ends
 * the hold when the process dies, however it dies.
 */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is made if it is missing.
     *
     * @throws DatabaseStartException if another process has it, or it cannot be written
     */
    static DataFolder take(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(
                    path.resolve("baton.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                var holder = read(channel);
                channel.close();
                throw new DatabaseStartException(
                        "The data folder " + path + " is in use by another Baton (process " + holder + ").",
                        "Stop that one, or give this one a folder of its own with BATON_DATA; to run several servers on one"
                                + " database, set BATON_DB_URL for all of them.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The data folder " + path + " cannot be used: " + e.getMessage(),
                    "Make it writable, or set BATON_DATA to another one.",
                    e);
        }
    }

    /** The folder itself, absolute. */
    Path path() {
        return path;
    }

    /** Where PostgreSQL keeps the database. */
    Path cluster() {
        return path.resolve("postgres");
    }

    /** The embedded database's password, made once; the file is readable by its owner alone. */
    String password() throws IOException {
        var file = path.resolve("postgres.password");
        if (Files.exists(file)) {
            return Files.readString(file).trim();
        }
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        var unfinished = Files.createTempFile(
                path,
                "password-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, password + "\n");
        Files.move(unfinished, file);
        return password;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).trim();
    }
}
