package dev.baton.bench;

import dev.baton.conversation.ConversationId;
import dev.baton.platform.database.TestDatabase;
import dev.baton.routing.RouterIndex;
import dev.baton.routing.SqlStandingSource;
import dev.baton.routing.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node does that becomes the router: it reads all that waits from the database, page by page, and builds its index. */
final class TakeOver {

    private static final int PAGE = 5_000;

    private TakeOver() {}

    static Map<String, Object> measure(int waiting) {
        var sql = JdbcClient.create(TestDatabase.fresh());
        fill(sql, waiting);
        var source = new SqlStandingSource(sql);
        var index = new RouterIndex();
        for (int n = 0; n < RouterLoad.AGENTS; n++) {
            index.see(RouterLoad.agent(n));
        }
        long started = System.nanoTime();
        Optional<ConversationId> after = Optional.empty();
        List<Standing> page;
        do {
            page = source.page(after, PAGE);
            page.forEach(index::see);
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == PAGE);
        long read = System.nanoTime();
        int placed = index.place(Instant.now(), 64).size();
        long decided = System.nanoTime();
        return Map.of(
                "waiting",
                index.size(),
                "readMillis",
                (read - started) / 1_000_000,
                "firstDecisionsMillis",
                (decided - read) / 1_000_000,
                "firstDecisions",
                placed);
    }

    /** Conversations as the journal writes them, with a state of an ordinary size. */
    private static void fill(JdbcClient sql, int waiting) {
        sql.sql("""
                insert into conversation (id, assistant, version, format, state, epoch, owner, owner_since, team, priority,
                                          returned, waiting_since, deadline)
                select uuidv7(), 'demo', 5, 1,
                       jsonb_build_object('channel', 'web', 'assistant', 'demo', 'filler', repeat(md5(n::text), 20),
                           'owner', jsonb_build_object('kind', 'queue', 'passed', '{}'::jsonb, 'service',
                               jsonb_build_object('weight', 100, 'restingWeight', 0, 'autoAccept', false,
                                   'wrapUpSeconds', 30, 'backSeconds', 60, 'wider', '[]'::jsonb))),
                       2, 'queue', now(), 'team-' || n % 5000, n % 3, n % 20 = 0, now() - n * interval '1 millisecond',
                       now() + interval '1 hour'
                  from generate_series(1, :waiting) n""").param("waiting", waiting).update();
        sql.sql("vacuum analyze conversation").update();
    }
}
