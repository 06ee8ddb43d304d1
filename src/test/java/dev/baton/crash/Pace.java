package dev.baton.crash;

import dev.baton.platform.database.DatabaseAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;

/**
 * How much of it.
 *
 * @param customers talking at a time
 * @param agents serving them
 * @param messages acknowledged between two kills: progress, not time, so that a slow machine does the same
 * @param rounds whether there is a round with this number, counted from 1
 */
record Pace(int customers, int agents, int messages, IntPredicate rounds) {

    private static final Duration WORK_LIMIT = Duration.ofSeconds(120);
    private static final Duration TALKS_LIMIT = Duration.ofSeconds(120);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(150);

    boolean goesOn(int round) {
        return rounds.test(round);
    }

    Load load(List<URI> servers, DatabaseAddress database, Records records) throws Exception {
        return Load.start(servers, database, records, customers, agents);
    }

    /** Lets everybody work until so much more is acknowledged. */
    void work(Records records) {
        int enough = records.acknowledgedCount() + messages;
        Awaitility.await("messages are acknowledged")
                .atMost(WORK_LIMIT)
                .until(() -> records.acknowledgedCount() >= enough);
    }

    /** Lets everybody end what they are at. */
    void settle(Load load, Audit audit) throws InterruptedException {
        load.endTalks(TALKS_LIMIT);
        load.endDay();
        audit.awaitSettled(SETTLE_LIMIT);
    }
}
