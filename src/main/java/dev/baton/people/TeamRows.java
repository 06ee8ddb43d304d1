package dev.baton.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Teams' settings as their columns have them. */
final class TeamRows {

    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

    private TeamRows() {}

    static TeamSettings settings(ResultSet row) throws SQLException {
        return new TeamSettings(
                Distribution.of(row.getString("strategy")),
                row.getBoolean("auto_accept"),
                seconds(row, "ring"),
                Duration.ofSeconds(row.getLong("wrap_up")),
                seconds(row, "wait_limit"),
                row.getInt("resting_weight"),
                Duration.ofSeconds(row.getLong("back")),
                Duration.ofSeconds(row.getLong("same_agent")),
                seconds(row, "named_agent"),
                seconds(row, "overflow"),
                List.of((String[]) row.getArray("overflow_teams").getArray()),
                row.getBoolean("match_language"),
                Optional.ofNullable(row.getObject("agent_cap", Integer.class)),
                numbers(row.getString("channel_caps")),
                Duration.ofSeconds(row.getLong("answer_target")));
    }

    /** A JSON object of whole numbers. */
    static Map<String, Integer> numbers(String json) {
        return JsonMapper.shared().readValue(json, NUMBERS);
    }

    /** The JSON that {@link #numbers} reads. */
    static String json(Map<String, Integer> numbers) {
        return JsonMapper.shared().writeValueAsString(numbers);
    }

    private static Optional<Duration> seconds(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class)).map(Duration::ofSeconds);
    }
}
