package dev.baton.desk.connected;

import dev.baton.delivery.Inbound;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskStream;
import dev.baton.platform.Leases;
import dev.baton.platform.Leases.Lease;
import dev.baton.platform.Node;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Listens to desks that speak over streams (K1, K6). Of each desk one node listens, under a lease; it holds the streams of all
 * conversations there. When it dies, another has the lease after {@link #LEASE} at the latest and goes on from where the streams
 * stood. Two that listen for a moment do no harm: what is heard counts once.
 */
@Component
class DeskListeners {

    /** How long a node that died keeps a desk from being heard. */
    static final Duration LEASE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(DeskListeners.class);

    private final StreamRows rows;
    private final DeskRows desks;
    private final Connections connections;
    private final Inbound inbound;
    private final Leases leases;
    private final Node node;
    private final Map<String, Held> held = new HashMap<>();

    DeskListeners(StreamRows rows, DeskRows desks, Connections connections, Inbound inbound, Leases leases, Node node) {
        this.rows = rows;
        this.desks = desks;
        this.connections = connections;
        this.inbound = inbound;
        this.leases = leases;
        this.node = node;
    }

    /** A desk that this node listens to. @param settings with which @param streams by conversation; one of no name carries all */
    private record Held(Lease lease, Map<String, String> settings, boolean each, Map<String, Listening> streams) {
        void stop() {
            streams.values().forEach(Listening::close);
        }
    }

    /** Something new is at the desk: whoever listens hears of it, at once if it is this node. */
    void opened(String desk) {
        try {
            look(desk);
        } catch (DataAccessException unreachable) {
            LOG.debug("The desk {} will be looked at again soon", desk, unreachable);
        }
    }

    /** Looks which desks are to be heard, takes those that nobody has, and holds on to its own. */
    @Scheduled(fixedDelayString = "3s", initialDelayString = "3s")
    void look() {
        try {
            rows.letGo();
            List<String> wanted = rows.desks();
            Set.copyOf(heldDesks()).stream()
                    .filter(desk -> !wanted.contains(desk))
                    .forEach(this::release);
            wanted.forEach(this::look);
        } catch (DataAccessException unreachable) {
            LOG.warn("It could not be seen which desks to listen to: {}", unreachable.getMessage());
        }
    }

    /** Forgets what is long over. */
    @Scheduled(fixedRateString = "1h", initialDelayString = "10m")
    void forget() {
        try {
            rows.forget();
        } catch (DataAccessException unreachable) {
            LOG.warn("What was listened to long ago could not be removed: {}", unreachable.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        heldDesks().forEach(this::release);
    }

    private synchronized Set<String> heldDesks() {
        return Set.copyOf(held.keySet());
    }

    private synchronized void look(String desk) {
        Optional<DeskRow> row = desks.find(desk);
        Optional<DeskStream> stream = row.flatMap(this::stream);
        Optional<Held> mine = Optional.ofNullable(held.get(desk));
        if (stream.isEmpty()) {
            release(desk);
            return;
        }
        Optional<Lease> lease = mine.isPresent()
                ? leases.renew(mine.get().lease(), LEASE)
                : leases.tryAcquire("desk-stream:" + desk, node.id(), LEASE);
        boolean changed =
                mine.filter(one -> !one.settings().equals(row.get().settings())).isPresent();
        if (lease.isEmpty() || changed) {
            mine.ifPresent(Held::stop);
            held.remove(desk);
        }
        if (lease.isPresent()) {
            Map<String, Listening> streams =
                    mine.filter(one -> !changed).map(Held::streams).orElseGet(HashMap::new);
            boolean each = stream.get().perConversation();
            held.put(desk, new Held(lease.get(), row.get().settings(), each, streams));
            listen(desk, each, streams);
        }
    }

    private void listen(String desk, boolean each, Map<String, Listening> streams) {
        Set<String> references = rows.references(desk);
        if (each) {
            streams.entrySet().removeIf(entry -> {
                boolean over = !references.contains(entry.getKey());
                if (over) {
                    entry.getValue().close();
                }
                return over;
            });
            references.forEach(reference ->
                    streams.computeIfAbsent(reference, one -> listening(desk, reference, Set.of(reference))));
        } else {
            streams.computeIfAbsent("", one -> listening(desk, "", references)).hears(references);
        }
    }

    private Listening listening(String desk, String reference, Set<String> references) {
        return new Listening(desk, reference, references, rows, () -> current(desk), heard -> store(desk, heard))
                .start();
    }

    private void store(String desk, Heard heard) {
        inbound.accept(DeskDeliveries.KIND + ":" + desk, heard.id(), heard.reference(), HeardFormat.written(heard));
    }

    private synchronized void release(String desk) {
        Optional.ofNullable(held.remove(desk)).ifPresent(one -> {
            one.stop();
            leases.release(one.lease());
        });
    }

    /** With what is set now, so that a change counts when the stream is opened next. */
    private DeskStream current(String desk) {
        return desks.find(desk)
                .flatMap(this::stream)
                .orElseThrow(() -> new IllegalStateException("It cannot be connected as it is set."));
    }

    private Optional<DeskStream> stream(DeskRow row) {
        try {
            return connections.connect(row).stream();
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
