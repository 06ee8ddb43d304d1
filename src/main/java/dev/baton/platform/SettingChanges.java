package dev.baton.platform;

import dev.baton.platform.security.Caller.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who changed which setting, and how it was before and after (S3, S15). A row is written in the transaction of the change
 * itself, so that there is none without the other, and is never changed. Secrets are never part of what is read.
 */
@Component
public class SettingChanges {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    SettingChanges(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A change.
     *
     * @param id time-ordered
     * @param at when
     * @param who the id of the person who did it
     * @param name their name then
     * @param kind what was changed, as {@code team} or {@code user}
     * @param subject the id of what was changed
     * @param before as the API showed it before; empty for what was made
     * @param after as the API showed it after; empty for what was deleted
     */
    public record Change(
            UUID id,
            Instant at,
            UUID who,
            String name,
            String kind,
            String subject,
            Optional<JsonNode> before,
            Optional<JsonNode> after) {}

    /**
     * Carries a change out and notes it, both or none; what changes nothing is not noted. Changes of settings happen one
     * after the other.
     *
     * @param by who does it
     * @param kind what is changed
     * @param subject its id
     * @param reading how the API shows it, without secrets; empty while it does not exist
     * @param change the deed
     */
    public void noted(Person by, String kind, String subject, Supplier<Optional<?>> reading, Runnable change) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select one from setting_guard for no key update")
                    .query(Boolean.class)
                    .single();
            Optional<String> before = reading.get().map(SettingChanges::json);
            change.run();
            Optional<String> after = reading.get().map(SettingChanges::json);
            if (!before.equals(after)) {
                write(by, kind, subject, before, after);
            }
        });
    }

    /**
     * Changes from the latest on.
     *
     * @param before only those older than this one
     * @param limit how many at most
     */
    public List<Change> latest(Optional<UUID> before, int limit) {
        return jdbc.sql("""
                        select * from setting_change where cast(:before as uuid) is null or id < :before
                         order by id desc limit :limit""")
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query((row, number) -> change(row))
                .list();
    }

    private void write(Person by, String kind, String subject, Optional<String> before, Optional<String> after) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into setting_change (id, at, who, name, kind, subject, before, after)
                        values (:id, :at, :who, :name, :kind, :subject, :before::jsonb, :after::jsonb)""")
                .param("id", UuidV7.at(now))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("who", by.userId())
                .param("name", by.name())
                .param("kind", kind)
                .param("subject", subject)
                .param("before", before.orElse(null))
                .param("after", after.orElse(null))
                .update();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("who", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("subject"),
                tree(row.getString("before")),
                tree(row.getString("after")));
    }

    private static String json(Object shown) {
        return JsonMapper.shared().writeValueAsString(shown);
    }

    private static Optional<JsonNode> tree(@Nullable String json) {
        return Optional.ofNullable(json).map(JsonMapper.shared()::readTree);
    }
}
