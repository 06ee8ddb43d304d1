package dev.baton.bench;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.journal.Entry;
import dev.baton.conversation.journal.Journal;
import dev.baton.conversation.journal.Outcome;
import dev.baton.conversation.journal.Store;
import dev.baton.platform.database.DatabaseAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The limit of the database: the journal's own statements, with as many conversations under way as the relay had, sent
 * without HTTP, rules or streams to the same PostgreSQL while the server rests. The statements' JSON is part of it.
 */
final class BareWriter {

    private static final String TEXT =
            "message 1: thank you, I have looked it up and it should arrive tomorrow before noon.";

    private BareWriter() {}

    static Map<String, Object> measure(DatabaseAddress address, List<Talk> talks, int window, int seconds)
            throws InterruptedException {
        var result = new LinkedHashMap<String, Object>();
        for (int writers : new int[] {1, 2, 4}) {
            result.put(writers + " writers", measure(address, talks, window, seconds, writers));
        }
        return result;
    }

    private static long measure(DatabaseAddress address, List<Talk> talks, int window, int seconds, int writers)
            throws InterruptedException {
        var source = new DriverManagerDataSource(address.url(), address.user(), address.password());
        var store = new Store(JdbcClient.create(source));
        List<Conversation> states = talks.stream()
                .limit(window)
                .map(talk -> ConversationId.parse(talk.customer().id())
                        .flatMap(store::find)
                        .orElseThrow())
                .toList();
        var written = new AtomicLong();
        var done = new Semaphore(0);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        try (var journal = new Journal(source::getConnection, writers)) {
            states.forEach(state -> next(journal, state, end, written, done));
            done.acquire(states.size());
        }
        return Math.round(written.get() / ((System.nanoTime() - begin) / 1e9));
    }

    private static void next(Journal journal, Conversation state, long end, AtomicLong written, Semaphore done) {
        if (System.nanoTime() >= end) {
            done.release();
            return;
        }
        var message = new Recorded(
                state.number() + 1,
                state.lastAt(),
                Actor.CUSTOMER,
                Optional.of("w" + state.number()),
                new Event.Message(TEXT, List.of(), Optional.empty()));
        Conversation after = state.apply(message);
        journal.write(new Entry(Optional.of(state), after, List.of(message), Optional.empty(), 0))
                .thenAccept(outcome -> {
                    if (!(outcome instanceof Outcome.Written)) {
                        throw new IllegalStateException("not written: " + outcome);
                    }
                    written.incrementAndGet();
                    next(journal, after, end, written, done);
                });
    }
}
