package dev.baton.platform.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the archive on the classpath into a folder once. */
final class PostgresBinaries {

    /** The major version that the archive brings; a data folder belongs to one major version. */
    static final String MAJOR = "18";

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private PostgresBinaries() {}

    /**
     * Unpacks the programs below {@code folder} unless they are there.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     * @throws DatabaseStartException if there are none for this system
     */
    static Path unpack(Path folder) {
        var archive = archive();
        try (var in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw new DatabaseStartException(
                        "Baton brings no PostgreSQL for this system (" + archive + ").",
                        "Set BATON_DB_URL to a PostgreSQL " + MAJOR + " of yours.");
            }
            var packed = in.readAllBytes();
            var home = folder.resolve("postgres-" + MAJOR + "-" + checksum(packed));
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                unpack(new ByteArrayInputStream(packed), folder, home);
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "PostgreSQL could not be unpacked into " + folder + ": " + e.getMessage(),
                    "Make the folder writable and see that 200 MB are free, or set BATON_DATA to another one.",
                    e);
        }
    }

    private static void unpack(InputStream in, Path folder, Path home) throws IOException {
        log.info("Unpacking PostgreSQL {} into {}", MAJOR, home);
        Files.createDirectories(folder);
        var unfinished = Files.createTempDirectory(folder, "unpacking-");
        Files.setPosixFilePermissions(unfinished, EXECUTABLE);
        try {
            var tar = new TarArchiveInputStream(new XZInputStream(in));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
            if (!Files.exists(home)) {
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home) throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("the archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        var parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, (entry.getMode() & 0100) != 0 ? EXECUTABLE : READABLE);
        }
    }

    /** Tells one archive from another, so that a newer one is unpacked beside the older. */
    private static String checksum(byte[] packed) {
        var crc = new CRC32();
        crc.update(packed);
        return Long.toHexString(crc.getValue());
    }

    private static String archive() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var machine = arch.equals("aarch64") ? "arm_64" : "x86_64";
        if (os.startsWith("mac")) {
            return "postgres-darwin-" + machine + ".txz";
        }
        var libc = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-linux-" + machine + libc + ".txz";
    }
}
