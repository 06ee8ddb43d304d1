package dev.baton.desk.connected;

import dev.baton.desk.DeskConnection.Health;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tries every desk again and again, from one node, so that a broken one is known before a customer is sent there (K3, A3). */
@Component
class DeskHealthWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeskHealthWatch.class);
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final DeskRows desks;
    private final Connections connections;
    private final Leases leases;
    private final Node node;

    DeskHealthWatch(DeskRows desks, Connections connections, Leases leases, Node node) {
        this.desks = desks;
        this.connections = connections;
        this.leases = leases;
        this.node = node;
    }

    @Scheduled(fixedDelayString = "30s", initialDelayString = "30s")
    void watch() {
        try {
            List<DeskRow> enabled =
                    desks.all().stream().filter(DeskRow::enabled).toList();
            if (enabled.isEmpty()
                    || leases.tryAcquire("desk-health", node.id(), LEASE).isEmpty()) {
                return;
            }
            List<Thread> trials = enabled.stream()
                    .map(row -> Thread.ofVirtual().name("desk health").start(() -> test(row)))
                    .toList();
            for (Thread trial : trials) {
                trial.join();
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("Desks could not be tried: {}", unreachable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries one now and notes how it is. */
    Health test(DeskRow row) {
        Health health = tried(row);
        if (row.health().works().orElse(true) != health.works()) {
            LOG.warn("The desk {} {}", row.id(), health.works() ? "works again" : "does not work: " + health.note());
        }
        desks.healthIs(row.id(), health);
        return health;
    }

    private Health tried(DeskRow row) {
        try {
            return connections.connect(row).health();
        } catch (IllegalArgumentException unusable) {
            return Health.broken(String.valueOf(unusable.getMessage()));
        } catch (RuntimeException failure) {
            LOG.warn("The desk {} could not be tried", row.id(), failure);
            return Health.broken("The trial broke off on our side; the log says more.");
        }
    }
}
