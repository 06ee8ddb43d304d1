package dev.baton.bench;

import dev.baton.bench.client.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The database refuses to write for a while: nothing may be acknowledged meanwhile, and all goes on afterwards. */
final class Refusal {

    private static final int MESSAGES = 200;

    private Refusal() {}

    static Map<String, Object> measure(Connection database, List<Talk> talks) throws Exception {
        var result = new LinkedHashMap<String, Object>();
        readOnly(database, true);
        long before = messages(database);
        result.put("whileReadOnly", say(talks));
        result.put("writtenMeanwhile", messages(database) - before);
        readOnly(database, false);
        result.put("afterwards", say(talks));
        result.put("writtenAfterwards", messages(database) - before);
        return result;
    }

    /** How often each answer came: its status and, of a problem, its type. */
    private static Map<String, Integer> say(List<Talk> talks) throws Exception {
        var answers = new TreeMap<String, Integer>();
        var sent = talks.stream()
                .limit(MESSAGES)
                .map(talk -> talk.say(System.nanoTime()).answered)
                .toList();
        for (var answer : sent) {
            answers.merge(name(answer.get(30, TimeUnit.SECONDS)), 1, Integer::sum);
        }
        return answers;
    }

    private static String name(Answer answer) {
        return answer.ok()
                ? Integer.toString(answer.status())
                : answer.status() + " " + answer.json().path("type").asString();
    }

    private static void readOnly(Connection database, boolean on) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set default_transaction_read_only = " + (on ? "on" : "off"));
            statement.execute("select pg_reload_conf()");
            statement.execute("select pg_sleep(0.5)");
        }
    }

    private static long messages(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select count(*) from event where type = 'message'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
