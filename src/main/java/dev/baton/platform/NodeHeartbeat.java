package dev.baton.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the database that this node lives, and forgets nodes that have been silent for a day. */
@Component
class NodeHeartbeat {

    private static final Logger log = LoggerFactory.getLogger(NodeHeartbeat.class);

    private final Node node;
    private final JdbcClient jdbc;

    NodeHeartbeat(Node node, JdbcClient jdbc) {
        this.node = node;
        this.jdbc = jdbc;
    }

    @Scheduled(fixedRateString = "10s")
    void beat() {
        try {
            jdbc.sql("insert into node (id, release, started_at, seen_at) values (?, ?, now(), now())"
                            + " on conflict (id) do update set seen_at = excluded.seen_at")
                    .params(node.id(), release())
                    .update();
            jdbc.sql("delete from node where seen_at < now() - interval '1 day'")
                    .update();
        } catch (DataAccessException e) {
            log.warn("This node could not tell the database that it lives: {}", e.getMessage());
        }
    }

    private static String release() {
        var version = NodeHeartbeat.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
