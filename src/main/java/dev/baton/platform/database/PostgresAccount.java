package dev.baton.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account that PostgreSQL's programs run under. PostgreSQL refuses to run as root, so root runs it in a user
 * namespace where it is nobody ({@code unshare -U}) or, where that is forbidden, hands its folder to an unprivileged user
 * ({@code setpriv}).
 *
 * @param launcher words to put before a command; empty for an ordinary user
 * @param owner user id that must own the database's files; empty where they stay ours
 */
record PostgresAccount(List<String> launcher, String owner) {

    private static final Logger log = LoggerFactory.getLogger(PostgresAccount.class);
    private static final String NOBODY = "65534";

    /**
     * Finds the account for the database in {@code cluster}, which need not exist yet. A folder that belongs to an
     * unprivileged user keeps that user.
     *
     * @throws DatabaseStartException if this process is root and may not become anybody else
     */
    static PostgresAccount of(Path cluster) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresAccount(List.of(), "");
        }
        var owner = Files.exists(cluster)
                ? String.valueOf(Files.getAttribute(cluster, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                : "0";
        if (owner.equals("0") && works("unshare", "-U", "true")) {
            return new PostgresAccount(List.of("unshare", "-U"), "");
        }
        var uid = owner.equals("0") ? NOBODY : owner;
        var setpriv = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
        var probe = new ArrayList<>(setpriv);
        probe.add("true");
        if (works(probe.toArray(String[]::new))) {
            return new PostgresAccount(setpriv, uid);
        }
        throw new DatabaseStartException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv may start it as somebody else.",
                "Start Baton as an ordinary user, or set BATON_DB_URL to a PostgreSQL of yours.");
    }

    /** The command with what makes it run under this account. */
    List<String> command(List<String> words) {
        var command = new ArrayList<>(launcher);
        command.addAll(words);
        return command;
    }

    /** Hands a folder and what is in it to the account, where it is not ours. */
    void own(Path folder) throws IOException, InterruptedException {
        if (!owner.isEmpty() && !works("chown", "-R", owner + ":" + owner, folder.toString())) {
            throw new IOException("chown of " + folder + " to user " + owner + " failed");
        }
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            log.debug("{} is not there: {}", command[0], e.getMessage());
            return false;
        }
    }
}
