package dev.baton.desk.connected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delivery.Credentials;
import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.TestCredentials;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trying desks, on a real PostgreSQL, with a desk that is as the test says. */
class DeskHealthWatchTest {

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final DeskRows desks = new DeskRows(sql);
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final Leases leases = new Leases(sql);
    private final DeskHealthWatch watch = node();
    private volatile Supplier<DeskConnection.Health> how = () -> DeskConnection.Health.works(Desk.Availability.ONLINE);

    private DeskHealthWatch node() {
        Credentials credentials = TestCredentials.on(sql);
        return new DeskHealthWatch(desks, new Connections(List.of(new Kind()), credentials), leases, Node.random());
    }

    @BeforeEach
    void twoDesks() {
        desks.save(row("help", true));
        desks.save(row("off", false));
    }

    @Test
    void desks_that_are_switched_on_are_tried_and_what_was_found_is_known_to_all() {
        how = () -> DeskConnection.Health.works(
                Desk.Availability.ONLINE, new Desk.Waiting(Optional.of(3), Optional.of(Duration.ofSeconds(90))));
        watch.watch();

        assertThat(tried).containsExactly("help");
        assertThat(health("help"))
                .isEqualTo(new DeskRow.KnownHealth(
                        Optional.of(true),
                        Desk.Availability.ONLINE,
                        new Desk.Waiting(Optional.of(3), Optional.of(Duration.ofSeconds(90))),
                        ""));
        assertThat(health("off")).isEqualTo(DeskRow.KnownHealth.NEVER_TRIED);
    }

    @Test
    void a_broken_desk_is_passed_over_until_it_works_again() {
        how = () -> DeskConnection.Health.broken("The desk answered 500.");
        watch.watch();
        assertThat(desks.find("help").orElseThrow().usable()).isFalse();
        assertThat(health("help").note()).isEqualTo("The desk answered 500.");

        how = () -> DeskConnection.Health.works(Desk.Availability.OFFLINE);
        watch.watch();
        assertThat(desks.find("help").orElseThrow().usable()).isTrue();
        assertThat(health("help").availability()).isEqualTo(Desk.Availability.OFFLINE);
    }

    @Test
    void a_trial_that_breaks_off_or_settings_that_cannot_be_right_are_a_sentence() {
        how = () -> {
            throw new IllegalStateException("unexpected");
        };
        watch.watch();
        assertThat(health("help").note()).isEqualTo("The trial broke off on our side; the log says more.");

        how = () -> {
            throw new IllegalArgumentException("The address must be a whole one.");
        };
        watch.watch();
        assertThat(health("help").note()).isEqualTo("The address must be a whole one.");
    }

    @Test
    void one_node_tries_for_all() {
        watch.watch();
        node().watch();
        assertThat(tried).hasSize(1);
        sql.sql("UPDATE lease SET until = clock_timestamp()").update();
        node().watch();
        assertThat(tried).hasSize(2);
    }

    private DeskRow.KnownHealth health(String id) {
        return desks.find(id).orElseThrow().health();
    }

    private static DeskRow row(String id, boolean enabled) {
        return new DeskRow(
                id,
                "test",
                "Desk " + id,
                Map.of(),
                enabled,
                DeskRow.BotUntil.JOINED,
                Optional.empty(),
                Duration.ofMinutes(5),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DeskRow.KnownHealth.NEVER_TRIED,
                Optional.empty(),
                false);
    }

    private final class Kind implements DeskKind {
        @Override
        public String id() {
            return "test";
        }

        @Override
        public String title() {
            return "Test";
        }

        @Override
        public List<DeskField> fields() {
            return List.of();
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    Level.YES, Level.NO, Level.NO, Level.YES, Level.NO, Level.NO, Level.NO, Level.NO, Level.YES);
        }

        @Override
        public DeskConnection connect(DeskAccount account) {
            return new Connection(account.id());
        }
    }

    private final class Connection implements DeskConnection {
        private final String desk;

        Connection(String desk) {
            this.desk = desk;
        }

        @Override
        public Health health() {
            tried.add(desk);
            return how.get();
        }

        @Override
        public Opened open(Opening opening) {
            return new Opened.Refused("Nobody is sent here.");
        }

        @Override
        public Sent send(String reference, DeskLine line, String delivery) {
            return new Sent.Delivered();
        }

        @Override
        public Sent close(String reference, String delivery) {
            return new Sent.Delivered();
        }

        @Override
        public Pace pace() {
            return Pace.usual(desk);
        }

        @Override
        public Verifier verifier() {
            return new Verifier(Scheme.STANDARD, List.of());
        }

        @Override
        public List<Heard> read(SignedRequest request) {
            return List.of();
        }
    }
}
