package dev.baton.people;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The pictures of people, which colleagues and customers see beside the name (M5). */
@Component
public class Pictures {

    /** Where pictures are read: the user's id and the version follow. */
    public static final String ADDRESS = "/api/v1/pictures/";

    private static final int VERSION_DIGITS = 16;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final AgentChanges changes;

    Pictures(JdbcClient jdbc, TransactionOperations transactions, AgentChanges changes) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * A picture.
     *
     * @param version changes with it
     * @param jpeg what browsers show
     */
    public record Picture(String version, byte[] jpeg) {}

    /** The picture of this person; empty if there is none. */
    public Optional<Picture> find(UUID user) {
        return jdbc.sql("select version, jpeg from user_picture where user_id = ?")
                .param(user)
                .query((row, number) -> new Picture(row.getString(1), row.getBytes(2)))
                .optional();
    }

    /**
     * Makes this the person's picture.
     *
     * @param sent a PNG or JPEG
     * @return its address; empty if it cannot be used, and then nothing has changed
     */
    public Optional<String> put(UUID user, byte[] sent) {
        return Portrait.of(sent).map(jpeg -> {
            var version = version(jpeg);
            var address = ADDRESS + user + "/" + version;
            transactions.executeWithoutResult(status -> {
                jdbc.sql("""
                                insert into user_picture (user_id, version, jpeg) values (:user, :version, :jpeg)
                                on conflict (user_id) do update set version = :version, jpeg = :jpeg""")
                        .param("user", user)
                        .param("version", version)
                        .param("jpeg", jpeg)
                        .update();
                jdbc.sql("update user_account set avatar_url = ? where id = ?")
                        .params(address, user)
                        .update();
            });
            changes.changed(user);
            return address;
        });
    }

    /** Takes the person's picture away; nothing happens if there is none. */
    public void remove(UUID user) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from user_picture where user_id = ?").param(user).update();
            jdbc.sql("update user_account set avatar_url = null where id = ?")
                    .param(user)
                    .update();
        });
        changes.changed(user);
    }

    private static String version(byte[] jpeg) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(jpeg);
            return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
