package dev.baton.delivery;

import dev.baton.platform.database.Database;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes up at once what a killed server had under way, where the database is the one that this server runs itself: nobody else uses
 * it, so nobody need wait until the leases are over.
 */
@Component
final class LeftDeliveries implements SmartInitializingSingleton {

    private final Database database;
    private final JdbcClient sql;

    LeftDeliveries(Database database, JdbcClient sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (database.isEmbedded()) {
            sql.sql("UPDATE outbox SET due = clock_timestamp() WHERE due > clock_timestamp() AND term > 0")
                    .update();
        }
    }
}
