package dev.baton.assistant.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Drafts and versions as the database has them (D13). Whoever changes something says which revision they have seen; if it
 * is no longer that one, nothing happens.
 */
public final class AssistantVersions {

    private static final String VERSION = "version, origin, restored_from, made_at, made_by";

    private final JdbcClient sql;
    private final TransactionOperations transactions;

    /** Reads and writes through {@code sql}. */
    public AssistantVersions(JdbcClient sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Where an assistant came from. */
    public enum Source {
        /** With Baton, for the demo. */
        DEMO,
        /** From the folder of assistants. */
        FILE,
        /** From the API. */
        API;

        /** As the API and the database write it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a version came to be. */
    public enum Origin {
        /** From a file. */
        FILE,
        /** A draft was published. */
        PUBLISHED,
        /** An older version was published again. */
        RESTORED;

        /** As the API and the database write it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An assistant.
     *
     * @param live the version that customers meet; empty before it was first published
     * @param draft the YAML that builders work on, which may be broken
     * @param revision rises with every change of draft or live version
     * @param fileDigest of its file when that was last taken over
     */
    public record Standing(
            String id,
            Source source,
            OptionalInt live,
            String draft,
            long revision,
            Optional<String> fileDigest,
            Instant changedAt,
            String changedBy) {}

    /** Something that was published. @param restoredFrom the version that it repeats */
    public record Version(int version, Origin origin, OptionalInt restoredFrom, Instant madeAt, String madeBy) {}

    /** Which version of an assistant is live. */
    public record Live(String id, Source source, int version) {}

    /**
     * What is to become live.
     *
     * @param followed whether the draft becomes the same
     * @param restoredFrom the version that it repeats
     * @param file that it comes from
     */
    public record Publication(
            String document,
            Origin origin,
            boolean followed,
            OptionalInt restoredFrom,
            Optional<FileMark> file,
            String by,
            Instant at) {}

    /** A file's kind and the digest of its content. */
    public record FileMark(Source source, String digest) {}

    /** One assistant. */
    public Optional<Standing> find(String id) {
        return sql.sql("SELECT * FROM assistant WHERE id = ?")
                .param(id)
                .query(AssistantVersions::standing)
                .optional();
    }

    /** All assistants, by id. */
    public List<Standing> all() {
        return sql.sql("SELECT * FROM assistant ORDER BY id")
                .query(AssistantVersions::standing)
                .list();
    }

    /** What is live. */
    public List<Live> live() {
        return sql.sql("SELECT id, source, live FROM assistant WHERE live IS NOT NULL")
                .query((row, number) -> new Live(row.getString(1), source(row.getString(2)), row.getInt(3)))
                .list();
    }

    /** Versions below {@code before}, the newest first. */
    public List<Version> versions(String id, int before, int most) {
        return sql.sql("SELECT " + VERSION + " FROM assistant_version WHERE assistant_id = ? AND version < ? "
                        + "ORDER BY version DESC LIMIT ?")
                .params(id, before, most)
                .query(AssistantVersions::version)
                .list();
    }

    /** The document of a version. */
    public Optional<String> document(String id, int version) {
        return sql.sql("SELECT document FROM assistant_version WHERE assistant_id = ? AND version = ?")
                .params(id, version)
                .query(String.class)
                .optional();
    }

    /** Whether the draft says what is live, or nothing is live yet. */
    public boolean draftIsLive(Standing standing) {
        return standing.live().isEmpty()
                || document(standing.id(), standing.live().getAsInt())
                        .filter(standing.draft()::equals)
                        .isPresent();
    }

    /** Makes an assistant that has a draft only. @return whether there was none with this id */
    public boolean create(String id, Source source, String draft, String by, Instant at) {
        return sql.sql("INSERT INTO assistant (id, source, draft, revision, changed_at, changed_by) "
                                + "VALUES (?, ?, ?, 1, ?::timestamptz, ?) ON CONFLICT (id) DO NOTHING")
                        .params(id, source.wire(), draft, at.toString(), by)
                        .update()
                > 0;
    }

    /** Replaces the draft. @return whether the revision was still the given one */
    public boolean saveDraft(String id, long revision, String draft, String by, Instant at) {
        return sql.sql("UPDATE assistant SET draft = ?, revision = revision + 1, changed_at = ?::timestamptz, "
                                + "changed_by = ? WHERE id = ? AND revision = ?")
                        .params(draft, at.toString(), by, id, revision)
                        .update()
                > 0;
    }

    /** Makes a document live. @return its version; empty if the revision was no longer the given one */
    public OptionalInt publish(String id, long revision, Publication made) {
        return Objects.requireNonNull(transactions.execute(status -> write(id, revision, made)));
    }

    private OptionalInt write(String id, long revision, Publication made) {
        boolean current = sql.sql("SELECT id FROM assistant WHERE id = ? AND revision = ? FOR UPDATE")
                .params(id, revision)
                .query(String.class)
                .optional()
                .isPresent();
        if (!current) {
            return OptionalInt.empty();
        }
        int version = 1
                + sql.sql("SELECT coalesce(max(version), 0) FROM assistant_version WHERE assistant_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single();
        sql.sql(
                        "INSERT INTO assistant_version (assistant_id, version, document, origin, restored_from, made_at, made_by) "
                                + "VALUES (?, ?, ?, ?, ?, ?::timestamptz, ?)")
                .param(id)
                .param(version)
                .param(made.document())
                .param(made.origin().wire())
                .param(made.restoredFrom().isPresent() ? made.restoredFrom().getAsInt() : null)
                .param(made.at().toString())
                .param(made.by())
                .update();
        sql.sql("UPDATE assistant SET live = ?, draft = CASE WHEN ? THEN ? ELSE draft END, revision = revision + 1, "
                        + "source = coalesce(?, source), file_digest = coalesce(?, file_digest), "
                        + "changed_at = ?::timestamptz, changed_by = ? WHERE id = ?")
                .param(version)
                .param(made.followed())
                .param(made.document())
                .param(made.file().map(mark -> mark.source().wire()).orElse(null))
                .param(made.file().map(FileMark::digest).orElse(null))
                .param(made.at().toString())
                .param(made.by())
                .param(id)
                .update();
        return OptionalInt.of(version);
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("id"),
                source(row.getString("source")),
                integer(row, "live"),
                row.getString("draft"),
                row.getLong("revision"),
                Optional.ofNullable(row.getString("file_digest")),
                instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                integer(row, "restored_from"),
                instant(row, "made_at"),
                row.getString("made_by"));
    }

    private static Source source(String wire) {
        return Source.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    private static OptionalInt integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
