package dev.baton.language.knowledge.store;

import dev.baton.language.knowledge.text.Page;
import dev.baton.language.knowledge.text.Passage;
import dev.baton.language.knowledge.web.Validators;
import dev.baton.platform.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The articles with their passages in the database. */
public final class Articles {

    private static final String COLUMNS = """
            select a.id, a.source_id, a.assistant_id, a.address, a.title, a.language, a.changed_at,
                   (select count(*) from knowledge_passage p where p.article_id = a.id) as passages
              from knowledge_article a
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Vectors vectors;
    private final InstantSource clock;

    /** Articles in this database. */
    public Articles(JdbcClient jdbc, TransactionTemplate transactions, Vectors vectors, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vectors = vectors;
        this.clock = clock;
    }

    /** What is known of an address from the last reading. */
    public record Known(String address, Validators validators) {}

    /** A passage as it is searched; without a vector where none is made yet. */
    public record Indexed(
            UUID articleId,
            String address,
            String title,
            String language,
            String heading,
            String text,
            Optional<float[]> vector) {}

    /** The text that a passage's vector is made of. */
    public static String encoded(String title, Passage passage) {
        var place = passage.heading().isEmpty() ? title : title + ". " + passage.heading();
        return place.isEmpty() ? passage.text() : place + "\n" + passage.text();
    }

    /**
     * Keeps a page as the article of its address. Vectors are made first, so that an article is never without.
     *
     * @return whether it says something else than before
     */
    public boolean put(Source source, String address, Page page, String language, Validators validators) {
        var title = page.title().isEmpty() ? address : page.title();
        var passages = Passage.of(page);
        var hash = Vectors.hash(title + "\n" + language + "\n" + passages);
        var before = jdbc.sql("select hash from knowledge_article where source_id = ? and address = ?")
                .params(source.id(), address)
                .query(byte[].class)
                .optional();
        if (before.isPresent() && Arrays.equals(before.get(), hash)) {
            jdbc.sql("update knowledge_article set etag = ?, last_modified = ? where source_id = ? and address = ?")
                    .param(validators.etag().orElse(null))
                    .param(validators.lastModified().orElse(null))
                    .param(source.id())
                    .param(address)
                    .update();
            return false;
        }
        vectors.make(passages.stream().map(passage -> encoded(title, passage)).toList());
        transactions.executeWithoutResult(
                status -> write(source, address, title, language, hash, validators, passages));
        return true;
    }

    private void write(
            Source source,
            String address,
            String title,
            String language,
            byte[] hash,
            Validators validators,
            List<Passage> passages) {
        var now = clock.instant();
        var there = jdbc.sql("select count(*) from (select 1 from knowledge_source where id = ? for share) locked")
                .param(source.id())
                .query(Integer.class)
                .single();
        if (there == 0) {
            return;
        }
        UUID id = Objects.requireNonNull(jdbc.sql("""
                        insert into knowledge_article (id, source_id, assistant_id, address, title, language, hash, etag,
                               last_modified, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (source_id, address) do update
                           set title = excluded.title, language = excluded.language, hash = excluded.hash,
                               etag = excluded.etag, last_modified = excluded.last_modified,
                               changed_at = excluded.changed_at
                        returning id""")
                .param(UuidV7.at(now))
                .param(source.id())
                .param(source.assistantId())
                .param(address)
                .param(title)
                .param(language)
                .param(hash)
                .param(validators.etag().orElse(null))
                .param(validators.lastModified().orElse(null))
                .param(Timestamp.from(now))
                .query(UUID.class)
                .single());
        jdbc.sql("delete from knowledge_passage where article_id = ?").param(id).update();
        jdbc.sql("""
                        insert into knowledge_passage (article_id, position, heading, text, hash)
                        select ?, * from unnest(?, ?, ?, ?)""")
                .params(
                        id,
                        IntStream.range(0, passages.size()).boxed().toArray(Integer[]::new),
                        passages.stream().map(Passage::heading).toArray(String[]::new),
                        passages.stream().map(Passage::text).toArray(String[]::new),
                        passages.stream()
                                .map(passage -> Vectors.hash(encoded(title, passage)))
                                .toArray(byte[][]::new))
                .update();
    }

    /** Removes the article of an address. @return whether there was one */
    public boolean remove(UUID sourceId, String address) {
        return jdbc.sql("delete from knowledge_article where source_id = ? and address = ?")
                        .params(sourceId, address)
                        .update()
                > 0;
    }

    /** Removes an article; when its source is read again, it comes back if it is still there. @return whether there was one */
    public boolean delete(String assistantId, UUID id) {
        return jdbc.sql("delete from knowledge_article where assistant_id = ? and id = ?")
                        .params(assistantId, id)
                        .update()
                > 0;
    }

    /** The addresses of a source with what to ask their servers by. */
    public List<Known> known(UUID sourceId) {
        return jdbc.sql("select address, etag, last_modified from knowledge_article where source_id = ? order by id")
                .param(sourceId)
                .query((row, number) -> new Known(
                        row.getString(1),
                        new Validators(Optional.ofNullable(row.getString(2)), Optional.ofNullable(row.getString(3)))))
                .list();
    }

    /** Articles of an assistant by their ids, from the one after {@code after}. */
    public List<Article> page(String assistantId, Optional<UUID> after, int count) {
        return jdbc.sql(COLUMNS + " where a.assistant_id = ? and a.id > ? order by a.id limit ?")
                .params(assistantId, after.orElseGet(() -> new UUID(0, 0)), count)
                .query(Articles::article)
                .list();
    }

    /** One article of an assistant. */
    public Optional<Article> find(String assistantId, UUID id) {
        return jdbc.sql(COLUMNS + " where a.assistant_id = ? and a.id = ?")
                .params(assistantId, id)
                .query(Articles::article)
                .optional();
    }

    /** The passages of an article in order. */
    public List<Passage> passages(UUID articleId) {
        return jdbc.sql("select heading, text from knowledge_passage where article_id = ? order by position")
                .param(articleId)
                .query((row, number) -> new Passage(row.getString(1), row.getString(2)))
                .list();
    }

    /** How many articles a source has. */
    public int count(UUID sourceId) {
        return jdbc.sql("select count(*) from knowledge_article where source_id = ?")
                .param(sourceId)
                .query(Integer.class)
                .single();
    }

    /** How many passages an assistant has. */
    public int passageCount(String assistantId) {
        return jdbc.sql("select count(*) from knowledge_passage p join knowledge_article a on a.id = p.article_id"
                        + " where a.assistant_id = ?")
                .param(assistantId)
                .query(Integer.class)
                .single();
    }

    /** Up to {@code count} passages of an assistant with their vectors, in a fixed order. */
    public List<Indexed> indexed(String assistantId, int count) {
        return jdbc.sql("""
                        select a.id, a.address, a.title, a.language, p.heading, p.text, v.vector
                          from knowledge_article a
                          join knowledge_passage p on p.article_id = a.id
                          left join knowledge_vector v on v.hash = p.hash
                         where a.assistant_id = ?
                         order by a.id, p.position
                         limit ?""")
                .params(assistantId, count)
                .query((row, number) -> new Indexed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Optional.ofNullable(row.getBytes(7)).map(Vectors::vector)))
                .list();
    }

    private static Article article(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getObject("id", UUID.class),
                row.getObject("source_id", UUID.class),
                row.getString("assistant_id"),
                row.getString("address"),
                row.getString("title"),
                row.getString("language"),
                row.getInt("passages"),
                row.getTimestamp("changed_at").toInstant());
    }
}
