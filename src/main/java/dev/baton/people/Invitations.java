package dev.baton.people;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Links by which somebody chooses the password of their account, for the first time or anew (W12). A link carries 256 random
 * bits, of which the database keeps a hash; it works once, for three days, and until another is given out for the account.
 */
@Component
public class Invitations {

    /** How long a link works. */
    public static final Duration LIFE = Duration.ofDays(3);

    /** The shortest password, in characters. */
    public static final int SHORTEST_PASSWORD = 12;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Invitations(JdbcClient jdbc, TransactionOperations transactions, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * An invitation as it is given out, once.
     *
     * @param secret what the link carries
     * @param expiresAt until when it works
     */
    public record Issued(String secret, Instant expiresAt) {}

    /**
     * Whose account an invitation opens.
     *
     * @param invitedBy the name of who gave it out
     */
    public record Invited(UUID user, String email, String name, String invitedBy, Instant expiresAt) {}

    /**
     * Gives out a link for an account, in place of an earlier one.
     *
     * @throws ProblemException if there is no such account or it is switched off
     */
    public Issued issue(UUID user, Person by) {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFE);
        int written = jdbc.sql("""
                        insert into invitation (user_id, hash, invited_by, created_at, expires_at)
                        select id, :hash, :by, :now, :end from user_account where id = :user and off_since is null
                        on conflict (user_id) do update
                           set hash = :hash, invited_by = :by, created_at = :now, expires_at = :end""")
                .param("user", user)
                .param("hash", hash(secret))
                .param("by", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("end", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "There is no such user, or the account is switched off: switch it on first.");
        }
        return new Issued(secret, expiresAt);
    }

    /** Makes a link void that was given out for an account; nothing happens if there is none. */
    public void withdraw(UUID user) {
        jdbc.sql("delete from invitation where user_id = ?").param(user).update();
    }

    /** What a link opens; empty if it was used, replaced or withdrawn, or its time is over. */
    public Optional<Invited> open(String secret) {
        return jdbc.sql("""
                        select u.id, u.email, u.name, i.invited_by, i.expires_at
                          from invitation i join user_account u on u.id = i.user_id
                         where i.hash = :hash and i.expires_at > :now and u.off_since is null""")
                .param("hash", hash(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Invited(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Sets the password by a link, which is void then. Empty, and nothing happens, if it does not work any more. */
    public Optional<Invited> accept(String secret, String password) {
        String encoded = Objects.requireNonNull(passwords.encode(password));
        return transactions.execute(status -> {
            Optional<Invited> invited = open(secret).filter(found -> used(secret));
            invited.ifPresent(found -> jdbc.sql("update user_account set password = ? where id = ?")
                    .params(encoded, found.user())
                    .update());
            return invited;
        });
    }

    /** Of two who use the same link at once, one finds it gone. */
    private boolean used(String secret) {
        return jdbc.sql("delete from invitation where hash = ?")
                        .param(hash(secret))
                        .update()
                == 1;
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
