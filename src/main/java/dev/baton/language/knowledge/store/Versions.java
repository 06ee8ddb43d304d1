package dev.baton.language.knowledge.store;

import dev.baton.platform.AfterCommit;
import dev.baton.platform.Hints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One number per assistant that rises when what it knows changes, and the news of that to this node and the others. */
public final class Versions {

    /** The kind of hints that say: what this assistant knows has changed. */
    private static final char HINT = 'k';

    private final JdbcClient jdbc;
    private final Hints hints;
    private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();

    /** Versions in this database, told over these hints. */
    public Versions(JdbcClient jdbc, Hints hints) {
        this.jdbc = jdbc;
        this.hints = hints;
        hints.listen(HINT, items -> items.forEach(this::tell));
    }

    /** The state of one assistant. */
    public record Standing(long version, OptionalDouble threshold) {
        static final Standing NEW = new Standing(0, OptionalDouble.empty());
    }

    /** Calls back with an assistant's id when what it knows may have changed, here or elsewhere; must return at once. */
    public void follow(Consumer<String> follower) {
        followers.add(follower);
    }

    /** What an assistant knows, or one of its sources, has changed; told when the transaction under way is committed. */
    public void raise(String assistantId) {
        jdbc.sql("insert into knowledge (assistant_id, version) values (?, 1)"
                        + " on conflict (assistant_id) do update set version = knowledge.version + 1")
                .param(assistantId)
                .update();
        hint(assistantId);
    }

    /** Something is due for an assistant, though what it knows is as it was. */
    public void hint(String assistantId) {
        AfterCommit.tell(() -> {
            hints.tell(HINT, assistantId);
            tell(assistantId);
        });
    }

    /** Sets from which confidence on an assistant answers; empty for the default. */
    public void setThreshold(String assistantId, OptionalDouble threshold) {
        @Nullable Double value = threshold.isPresent() ? threshold.getAsDouble() : null;
        jdbc.sql("insert into knowledge (assistant_id, version, threshold) values (:id, 1, :threshold)"
                        + " on conflict (assistant_id) do update"
                        + " set version = knowledge.version + 1, threshold = excluded.threshold")
                .param("id", assistantId)
                .param("threshold", value, java.sql.Types.DOUBLE)
                .update();
        hint(assistantId);
    }

    /** How an assistant stands now. */
    public Standing of(String assistantId) {
        return Optional.ofNullable(of(List.of(assistantId)).get(assistantId)).orElse(Standing.NEW);
    }

    /** How these assistants stand; those that never knew anything are left out. */
    public Map<String, Standing> of(Collection<String> assistantIds) {
        var all = new HashMap<String, Standing>();
        jdbc.sql("select assistant_id, version, threshold from knowledge where assistant_id = any(?)")
                .param(assistantIds.toArray(String[]::new))
                .query(row -> {
                    all.put(row.getString(1), new Standing(row.getLong(2), threshold(row)));
                });
        return all;
    }

    /** Whether the column was empty is known only until the next one is read. */
    private static OptionalDouble threshold(ResultSet row) throws SQLException {
        var threshold = row.getDouble(3);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    private void tell(String assistantId) {
        followers.forEach(follower -> follower.accept(assistantId));
    }
}
