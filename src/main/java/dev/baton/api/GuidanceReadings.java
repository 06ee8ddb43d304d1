package dev.baton.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often guidance rules matched and led to a handover (T10), read from the log when it is asked for: so every match
 * counts once, and nothing is written for it. A match led to a handover if its rule decided and a request for that reason
 * follows before another rule of guidance decides in the same conversation.
 */
@Component
final class GuidanceReadings {

    private final JdbcClient sql;

    GuidanceReadings(JdbcClient sql) {
        this.sql = sql;
    }

    /** One rule on one day, by UTC. */
    record Day(String rule, LocalDate day, int matched, int handovers, Instant lastAt) {}

    /** The days on which a rule matched. @param to the day after the last one */
    List<Day> days(String assistant, LocalDate from, LocalDate to) {
        return sql.sql("""
                        WITH answered AS (
                            SELECT e.conversation_id, e.number, e.at, e.facts -> 'decision' ->> 'won' AS won,
                                   string_to_array(e.facts -> 'decision' ->> 'guidance', chr(31)) AS rules
                              FROM event e JOIN conversation c ON c.id = e.conversation_id
                             WHERE e.type = 'bot.answered' AND e.facts -> 'decision' -> 'guidance' IS NOT NULL
                               AND e.at >= ? AND e.at < ? AND c.assistant = ?),
                        judged AS (
                            SELECT a.*, a.won = 'guidance' AND EXISTS (
                                SELECT FROM event r
                                 WHERE r.conversation_id = a.conversation_id AND r.number > a.number
                                   AND r.type = 'handover.requested' AND r.facts ->> 'reason' = 'GUIDANCE'
                                   AND NOT EXISTS (
                                       SELECT FROM event n
                                        WHERE n.conversation_id = a.conversation_id AND n.number > a.number
                                          AND n.number < r.number AND n.type = 'bot.answered'
                                          AND n.facts -> 'decision' ->> 'won' = 'guidance')) AS led
                              FROM answered a)
                        SELECT each.rule, (at AT TIME ZONE 'UTC')::date AS day, count(*) AS matched,
                               count(*) FILTER (WHERE led AND each.place = 1) AS handovers, max(at) AS last_at
                          FROM judged, unnest(rules) WITH ORDINALITY AS each(rule, place)
                         GROUP BY 1, 2 ORDER BY 1, 2
                        """)
                .params(start(from), start(to), assistant)
                .query(GuidanceReadings::day)
                .list();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Day day(ResultSet row, int number) throws SQLException {
        return new Day(
                row.getString("rule"),
                row.getObject("day", LocalDate.class),
                row.getInt("matched"),
                row.getInt("handovers"),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }
}
