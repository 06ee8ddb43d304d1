package dev.baton.platform;

import dev.baton.platform.database.Database;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Ends the leases that a killed server left in the database that this server runs itself: nobody else uses that one, so
 * nobody need wait until they are over.
 */
@Component
final class LeftLeases implements SmartInitializingSingleton {

    private final Database database;
    private final Leases leases;

    LeftLeases(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (database.isEmbedded()) {
            leases.endAll();
        }
    }
}
