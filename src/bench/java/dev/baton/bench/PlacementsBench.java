package dev.baton.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast the router places a full queue: nobody is connected, so that only claims are measured. The agents are made to
 * look present in the database, and the server is told of all of them at once, as another server would tell it.
 */
final class PlacementsBench implements Bench.Run {

    private static final int AT_ONCE = 64;

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        int agents = options.number("agents", 1_000);
        int cap = options.number("cap", 10);
        try (var stage = new Stage(options);
                var database = stage.database().connect(Map.of())) {
            measure(stage, database, 200, cap, "w");
            var result = new LinkedHashMap<String, Object>();
            result.put("agents", agents);
            result.putAll(measure(stage, database, agents, cap, "a"));
            return result;
        }
    }

    private static Map<String, Object> measure(Stage stage, Connection database, int agents, int cap, String prefix)
            throws Exception {
        int waiting = agents * cap;
        Window.each(waiting, AT_ONCE, i -> Customer.start(stage.client())
                .thenCompose(customer -> customer.askForPerson(stage.client())));
        awaitQueue(database, waiting);
        long before = placed(database);
        Agents.create(database, agents, cap, prefix);
        comeOnline(database, prefix);
        return watch(stage, database, before, waiting);
    }

    /** Tells the server as another one would that all agents are there now: 150 names to a hint. */
    private static void comeOnline(Connection database, String prefix) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("""
                    update presence set state = 'online', connected_until = now() + interval '1 hour'
                    where agent_id in (select id from user_account where email like '%s%%@bench.example')
                    """.formatted(prefix));
            statement.execute("""
                    select pg_notify('baton', 'bench ' || string_agg('a' || id, ' ')) from (
                        select id, row_number() over () / 150 as part from user_account
                        where email like '%s%%@bench.example') a group by part
                    """.formatted(prefix));
        }
    }

    /** Between the first and the last tenth the router is at it undisturbed. */
    private static Map<String, Object> watch(Stage stage, Connection database, long before, int waiting)
            throws SQLException, IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (placed(database) - before < waiting / 10) {
            pauseUntil(limit);
        }
        var processors = stage.processors(database);
        long from = System.nanoTime();
        long first = placed(database) - before;
        while (placed(database) - before < waiting * 9L / 10) {
            pauseUntil(limit);
        }
        long last = placed(database) - before;
        double seconds = (System.nanoTime() - from) / 1e9;
        var result = new LinkedHashMap<String, Object>();
        result.put("waiting", waiting);
        result.put("placementsPerSecond", Math.round((last - first) / seconds));
        result.put("processors", processors.taken(last - first));
        result.put("overCapacity", number(database, "select count(*) from agent_load where load > cap"));
        result.put("loadDiffersFromHeld", number(database, """
                        select count(*) from agent_load a where load <> (select coalesce(sum(weight), 0)
                            from conversation c where c.holder = a.agent_id)"""));
        return result;
    }

    private static void pauseUntil(long limit) {
        if (System.nanoTime() > limit) {
            throw new IllegalStateException("the router does not place what waits");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    private static void awaitQueue(Connection database, int waiting) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (number(database, "select count(*) from conversation where owner = 'queue' and holder is null")
                < waiting) {
            pauseUntil(limit);
        }
    }

    private static long placed(Connection database) throws SQLException {
        return number(database, "select coalesce(sum(load), 0) / 100 from agent_load");
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
