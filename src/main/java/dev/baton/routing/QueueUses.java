package dev.baton.routing;

import dev.baton.people.Uses;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which routing rules name a team or skill, and how many conversations wait for it or are held because of it. */
final class QueueUses implements Uses {

    private final JdbcClient jdbc;

    QueueUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Use> of(Kind kind, String id) {
        String column =
                switch (kind) {
                    case TEAM -> "team";
                    case SKILL -> "skill";
                };
        var uses = new ArrayList<Use>(
                jdbc.sql("select place, name from routing_rule where " + column + " = ? order by place")
                        .param(id)
                        .query((row, number) -> new Use("rule", row.getString(1), row.getString(2)))
                        .list());
        int open = jdbc.sql("select count(*) from conversation where (owner = 'queue' or holder is not null) and "
                        + column + " = ?")
                .param(id)
                .query(Integer.class)
                .single();
        if (open > 0) {
            uses.add(new Use("conversations", Integer.toString(open), "open conversations"));
        }
        return uses;
    }
}
