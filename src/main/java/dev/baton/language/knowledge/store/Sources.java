package dev.baton.language.knowledge.store;

import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.store.Source.State;
import dev.baton.language.knowledge.text.Format;
import dev.baton.platform.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sources in the database. What changes what is known is told to {@link Versions} by whoever changes it. */
public final class Sources {

    private static final String COLUMNS = "select id, assistant_id, kind, address, format, language, interval_minutes,"
            + " state, problem, failures, complete, read_at, due_at from knowledge_source\n";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    /** Sources in this database. */
    public Sources(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All sources of an assistant, oldest first. */
    public List<Source> of(String assistantId) {
        return jdbc.sql(COLUMNS + " where assistant_id = ? order by created_at, id")
                .param(assistantId)
                .query(Sources::source)
                .list();
    }

    /** One source. */
    public Optional<Source> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(Sources::source)
                .optional();
    }

    /** One source of an assistant. */
    public Optional<Source> find(String assistantId, UUID id) {
        return find(id).filter(source -> source.assistantId().equals(assistantId));
    }

    /** How many sources an assistant has. */
    public int count(String assistantId) {
        return jdbc.sql("select count(*) from knowledge_source where assistant_id = ?")
                .param(assistantId)
                .query(Integer.class)
                .single();
    }

    /** Whether an assistant has a source of this kind with this address, or a file of this name. */
    public boolean exists(String assistantId, Kind kind, String address) {
        return jdbc.sql("select count(*) from knowledge_source where assistant_id = ? and kind = ? and address = ?")
                        .params(assistantId, kind.text(), address)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Adds a file, due at once; one of the same name is replaced, and its articles change when it is read.
     *
     * @return its id
     */
    public UUID addFile(String assistantId, String name, Format format, String content, Optional<String> language) {
        return add(assistantId, Kind.FILE, name, format.text(), content, language, Optional.empty());
    }

    /** Adds a page or site, due at once; one with the same address gets language and interval anew. @return its id */
    public UUID addAddress(
            String assistantId, Kind kind, String address, Optional<String> language, Optional<Duration> interval) {
        return add(assistantId, kind, address, "web", null, language, interval);
    }

    private UUID add(
            String assistantId,
            Kind kind,
            String address,
            String format,
            @Nullable String content,
            Optional<String> language,
            Optional<Duration> interval) {
        var now = clock.instant();
        return jdbc.sql("""
                        insert into knowledge_source (id, assistant_id, kind, address, format, content, language,
                               interval_minutes, state, created_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
                        on conflict (assistant_id, kind, address) do update
                           set format = excluded.format, content = excluded.content, language = excluded.language,
                               interval_minutes = excluded.interval_minutes, due_at = excluded.due_at,
                               state = 'waiting', problem = null, failures = 0, complete = false
                        returning id""")
                .param(UuidV7.at(now))
                .param(assistantId)
                .param(kind.text())
                .param(address)
                .param(format)
                .param(content)
                .param(language.orElse(null))
                .param(interval.map(Duration::toMinutes).orElse(null))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .query(UUID.class)
                .single();
    }

    /** The text of a file. */
    public Optional<String> content(UUID id) {
        return jdbc.sql("select content from knowledge_source where id = ? and content is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Sets how often a source is read, counted from its last reading; empty: only when asked. @return whether it exists */
    public boolean setInterval(UUID id, Optional<Duration> interval) {
        var minutes = interval.map(Duration::toMinutes).orElse(null);
        return jdbc.sql("""
                        update knowledge_source
                           set interval_minutes = :minutes,
                               due_at = case when read_at is null then due_at
                                             else read_at + cast(:minutes as int) * interval '1 minute' end
                         where id = :id""")
                        .param("minutes", minutes, java.sql.Types.INTEGER)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Makes a source due now. @return whether it exists */
    public boolean refresh(UUID id) {
        return jdbc.sql("update knowledge_source set due_at = ?, failures = 0 where id = ?")
                        .params(Timestamp.from(clock.instant()), id)
                        .update()
                > 0;
    }

    /** Removes a source with all its articles. @return whether it existed */
    public boolean delete(UUID id) {
        return jdbc.sql("delete from knowledge_source where id = ?").param(id).update() > 0;
    }

    /** What is due, files first, leaving out those that are being read. */
    public List<Source> due(Collection<UUID> without, int count) {
        return jdbc.sql(COLUMNS + """
                         where due_at <= ? and not (id = any(?))
                         order by case kind when 'file' then 0 else 1 end, due_at
                         limit ?""")
                .params(Timestamp.from(clock.instant()), without.toArray(UUID[]::new), count)
                .query(Sources::source)
                .list();
    }

    /** When the next source is due, of those that are not being read. */
    public Optional<Instant> nextDue(Collection<UUID> without) {
        return jdbc.sql("select due_at from knowledge_source where due_at is not null and not (id = any(?))"
                        + " order by due_at limit 1")
                .param(without.toArray(UUID[]::new))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** A reading begins. */
    public void begun(UUID id) {
        jdbc.sql("update knowledge_source set state = 'reading' where id = ?")
                .param(id)
                .update();
    }

    /**
     * A reading ended.
     *
     * @param before the source as it was when the reading began; what became due since then stays due
     * @param problem what went wrong, if something did
     * @param next when to read again
     */
    public void ended(Source before, Optional<String> problem, boolean complete, Optional<Instant> next) {
        jdbc.sql("""
                        update knowledge_source
                           set state = :state, problem = :problem, complete = :complete, read_at = :now,
                               failures = case when :failed then failures + 1 else 0 end,
                               due_at = case when due_at > :due then due_at else :next end
                         where id = :id""")
                .param("state", (problem.isPresent() ? State.FAILED : State.READY).text())
                .param("problem", problem.orElse(null))
                .param("failed", problem.isPresent())
                .param("complete", complete)
                .param("now", Timestamp.from(clock.instant()))
                .param("due", before.dueAt().map(Timestamp::from).orElse(null), java.sql.Types.TIMESTAMP)
                .param("next", next.map(Timestamp::from).orElse(null), java.sql.Types.TIMESTAMP)
                .param("id", before.id())
                .update();
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        var minutes = row.getInt("interval_minutes");
        return new Source(
                row.getObject("id", UUID.class),
                row.getString("assistant_id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("address"),
                row.getString("format"),
                Optional.ofNullable(row.getString("language")),
                minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("problem")),
                row.getInt("failures"),
                row.getBoolean("complete"),
                Optional.ofNullable(row.getTimestamp("read_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("due_at")).map(Timestamp::toInstant));
    }
}
