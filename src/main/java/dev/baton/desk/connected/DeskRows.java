package dev.baton.desk.connected;

import dev.baton.conversation.BotReturn;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Desks as they are set up, and who goes to which. */
@Component
class DeskRows {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Our own desk, which needs no row. */
    static final String WORKSPACE = "workspace";

    private final JdbcClient sql;

    DeskRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Any desk, one that was removed included. */
    Optional<DeskRow> find(String id) {
        return sql.sql("SELECT * FROM desk WHERE id = ?")
                .param(id)
                .query(DeskRows::row)
                .optional();
    }

    /** Whether a desk with this id is set up: our own workspace always is. */
    boolean isSetUp(String id) {
        return id.equals(WORKSPACE) || find(id).filter(row -> !row.removed()).isPresent();
    }

    /** All that are set up. */
    List<DeskRow> all() {
        return sql.sql("SELECT * FROM desk WHERE removed_at IS NULL ORDER BY name, id")
                .query(DeskRows::row)
                .list();
    }

    void save(DeskRow row) {
        sql.sql("""
                        INSERT INTO desk (id, kind, name, settings, enabled, bot_until, bot_again, quiet_seconds,
                            accept_seconds, fallback, hours, assistant)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings,
                            enabled = excluded.enabled, bot_until = excluded.bot_until,
                            bot_again = excluded.bot_again, quiet_seconds = excluded.quiet_seconds,
                            accept_seconds = excluded.accept_seconds, fallback = excluded.fallback,
                            hours = excluded.hours, assistant = excluded.assistant, healthy = NULL,
                            removed_at = NULL
                        """)
                .param(row.id())
                .param(row.kind())
                .param(row.name())
                .param(MAPPER.writeValueAsString(row.settings()))
                .param(row.enabled())
                .param(row.botUntil().name().toLowerCase(Locale.ROOT))
                .param(again(row.again()))
                .param(row.again()
                        .flatMap(BotReturn::quiet)
                        .map(Duration::toSeconds)
                        .orElse(null))
                .param((int) row.acceptWithin().toSeconds())
                .param(row.fallback().orElse(null))
                .param(row.hours().map(MAPPER::writeValueAsString).orElse(null))
                .param(row.assistant().orElse(null))
                .update();
    }

    void healthIs(String id, DeskConnection.Health health) {
        sql.sql("""
                        UPDATE desk SET healthy = ?, availability = ?, queue_position = ?, wait_seconds = ?, health_note = ?,
                            health_at = now() WHERE id = ?
                        """)
                .param(health.works())
                .param(health.availability().name().toLowerCase(Locale.ROOT))
                .param(health.waiting().position().orElse(null))
                .param(health.waiting().expected().map(Duration::toSeconds).orElse(null))
                .param(health.note())
                .param(id)
                .update();
    }

    /** Whether new conversations go there. */
    void enable(String id, boolean enabled) {
        sql.sql("UPDATE desk SET enabled = ? WHERE id = ?").params(enabled, id).update();
    }

    /** How many conversations are at each desk now. */
    Map<String, Long> conversations() {
        Map<String, Long> counts = new HashMap<>();
        sql.sql("SELECT state #>> '{owner,id}', count(*) FROM conversation WHERE owner = 'desk' GROUP BY 1")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** Takes it out of use; whatever chose it goes to our workspace, what is there goes on there (K5). */
    boolean remove(String id) {
        sql.sql("DELETE FROM desk_choice WHERE desk = ?").param(id).update();
        return sql.sql("UPDATE desk SET removed_at = now() WHERE id = ? AND removed_at IS NULL")
                        .param(id)
                        .update()
                > 0;
    }

    void choose(String kind, String id, String desk) {
        sql.sql("""
                        INSERT INTO desk_choice (kind, id, desk) VALUES (?, ?, ?)
                        ON CONFLICT (kind, id) DO UPDATE SET desk = excluded.desk
                        """).params(kind, id, desk).update();
    }

    /** A team goes where its assistant does, an assistant to our workspace. */
    void unchoose(String kind, String id) {
        sql.sql("DELETE FROM desk_choice WHERE kind = ? AND id = ?")
                .params(kind, id)
                .update();
    }

    /** A choice that was made. */
    record Choice(String kind, String id, String desk) {}

    List<Choice> choices() {
        return sql.sql("SELECT kind, id, desk FROM desk_choice ORDER BY kind, id")
                .query((row, index) -> new Choice(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The desk that the team's conversations go to, else the assistant's. */
    Optional<String> chosen(String assistant, Optional<String> team) {
        return sql.sql("""
                        SELECT desk FROM desk_choice
                        WHERE (kind = 'team' AND id = ?) OR (kind = 'assistant' AND id = ?) ORDER BY kind DESC LIMIT 1
                        """)
                .params(team.orElse(""), assistant)
                .query(String.class)
                .optional();
    }

    /** The choice that was made for an assistant or a team. */
    Optional<Choice> choice(String kind, String id) {
        return choices().stream()
                .filter(choice -> choice.kind().equals(kind) && choice.id().equals(id))
                .findFirst();
    }

    private static String again(Optional<BotReturn> again) {
        return again.map(when -> when.quiet().isPresent() ? "quiet" : "never").orElse("ended");
    }

    private static Optional<BotReturn> again(ResultSet row) throws SQLException {
        return switch (row.getString("bot_again")) {
            case "quiet" ->
                number(row, "quiet_seconds").map(Duration::ofSeconds).map(BotReturn::after);
            case "never" -> Optional.of(BotReturn.NEVER);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static DeskRow row(ResultSet row, int index) throws SQLException {
        boolean works = row.getBoolean("healthy");
        Optional<Boolean> known = row.wasNull() ? Optional.empty() : Optional.of(works);
        Map<String, String> settings =
                MAPPER.readValue(row.getString("settings"), new TypeReference<Map<String, String>>() {});
        @Nullable String fallback = row.getString("fallback");
        @Nullable String assistant = row.getString("assistant");
        return new DeskRow(
                row.getString("id"),
                row.getString("kind"),
                row.getString("name"),
                settings,
                row.getBoolean("enabled"),
                DeskRow.BotUntil.valueOf(row.getString("bot_until").toUpperCase(Locale.ROOT)),
                again(row),
                Duration.ofSeconds(row.getInt("accept_seconds")),
                Optional.ofNullable(fallback),
                Optional.ofNullable(row.getString("hours")).map(hours -> MAPPER.readValue(hours, DeskHours.class)),
                Optional.ofNullable(assistant),
                new DeskRow.KnownHealth(
                        known,
                        Desk.Availability.valueOf(row.getString("availability").toUpperCase(Locale.ROOT)),
                        new Desk.Waiting(
                                number(row, "queue_position").map(Long::intValue),
                                number(row, "wait_seconds").map(Duration::ofSeconds)),
                        row.getString("health_note")),
                Optional.ofNullable(row.getObject("health_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("removed_at") != null);
    }
}
