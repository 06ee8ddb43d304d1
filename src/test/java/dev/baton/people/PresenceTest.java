package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.Hints;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import dev.baton.platform.TestClock;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import dev.baton.platform.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class PresenceTest {

    private final DatabaseAddress address = TestDatabase.freshAddress();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.pool(address));
    private final TestClock clock = new TestClock("2026-01-05T10:00:00Z");
    private final List<Server> servers = new ArrayList<>();
    private final Server server = new Server("one");
    private final UUID agent = server.agent("a@example.com");

    @AfterEach
    void stop() {
        servers.forEach(one -> one.hints.close());
    }

    @Test
    void what_an_agent_declares_and_whether_they_are_here_are_two_things() {
        server.presence.declare(agent, DeclaredState.ONLINE);
        assertThat(server.agent().routable()).isTrue();

        clock.pass(Duration.ofSeconds(21));

        assertThat(server.agent().state()).isEqualTo(DeclaredState.ONLINE);
        assertThat(server.agent().connected()).isFalse();
        assertThat(server.agent().routable()).isFalse();
    }

    @Test
    void signs_of_life_every_fifteen_seconds_keep_an_agent_here_without_a_gap() {
        server.presence.alive(agent);
        for (var second = 1; second <= 120; second++) {
            clock.pass(Duration.ofSeconds(1));
            if (second % 15 == 0) {
                server.presence.alive(agent);
            }
            if (second % 2 == 0) {
                server.watch.look();
            }
            assertThat(server.agent().connected()).as("second %d", second).isTrue();
        }
    }

    @Test
    void an_open_stream_keeps_a_program_here_and_its_end_is_noticed() {
        server.presence.connected(agent, "stream");
        pass(Duration.ofMinutes(5));
        assertThat(server.agent().connected()).isTrue();

        server.presence.disconnected(agent, "stream");
        pass(Duration.ofSeconds(21));

        assertThat(server.agent().connected()).isFalse();
    }

    @Test
    void who_sends_signs_of_life_is_judged_by_them_though_a_half_open_stream_goes_on() {
        server.presence.connected(agent, "half-open");
        pass(Duration.ofSeconds(1));
        server.presence.alive(agent);

        pass(Duration.ofMinutes(2));

        assertThat(server.agent().connected()).isFalse();
        assertThat(server.lost).contains(agent);
    }

    @Test
    void a_program_after_the_console_is_judged_by_its_own_stream_and_requests() {
        server.presence.connected(agent, "console");
        pass(Duration.ofSeconds(1));
        server.presence.alive(agent);
        pass(Duration.ofSeconds(10));

        server.presence.connected(agent, "program");
        pass(Duration.ofMinutes(2));
        assertThat(server.agent().connected()).isTrue();

        server.presence.disconnected(agent, "program");
        for (var i = 0; i < 12; i++) {
            pass(Duration.ofSeconds(10));
            server.presence.seen(agent);
        }
        assertThat(server.agent().connected()).isTrue();
        assertThat(server.lost).doesNotContain(agent);
    }

    @Test
    void a_new_stream_after_the_agent_was_gone_starts_a_new_life() {
        server.presence.alive(agent);
        pass(Duration.ofMinutes(2));
        assertThat(server.agent().lost()).isTrue();

        server.presence.connected(agent, "another-client");
        pass(Duration.ofMinutes(2));

        assertThat(server.agent().connected()).isTrue();
        assertThat(server.agent().lost()).isFalse();
    }

    @Test
    void who_comes_back_is_told_at_once() {
        server.presence.alive(agent);
        server.presence.connected(agent, "closed-browser");
        server.presence.declare(agent, DeclaredState.ONLINE);
        server.presence.disconnected(agent, "closed-browser");
        pass(Duration.ofMinutes(2));
        assertThat(server.agent().routable()).isFalse();
        server.changed.clear();

        server.presence.seen(agent);

        assertThat(server.agent().routable()).isTrue();
        assertThat(server.changed).containsExactly(agent);
    }

    @Test
    void a_sign_that_is_written_late_tells_of_the_return_too() {
        var other = new Server("two");
        server.presence.alive(agent);
        Awaitility.await().until(() -> other.changed.contains(agent));
        other.changed.clear();
        pass(Duration.ofSeconds(18));
        server.presence.alive(agent);
        clock.pass(Duration.ofSeconds(3));
        other.watch.look();
        assertThat(other.changed).containsExactly(agent);

        server.watch.look();

        assertThat(server.agent().connected()).isTrue();
        assertThat(server.changed).endsWith(agent);
        Awaitility.await().until(() -> other.changed.size() == 2);
    }

    @Test
    void an_agent_is_lost_after_the_grace_time_and_not_before() {
        pass(Duration.ofSeconds(60));
        server.presence.alive(agent);

        pass(Duration.ofSeconds(58));
        assertThat(server.lost).isEmpty();

        pass(Duration.ofSeconds(4));
        assertThat(server.lost).containsExactly(agent);
        assertThat(server.agent().lost()).isTrue();

        pass(Duration.ofMinutes(10));
        assertThat(server.lost).as("told once, when it worked").hasSize(1);
    }

    @Test
    void who_could_not_take_the_conversations_back_is_told_again() {
        pass(Duration.ofSeconds(60));
        server.presence.alive(agent);
        server.failing = true;
        pass(Duration.ofSeconds(70));
        assertThat(server.agent().lost()).isFalse();

        server.failing = false;
        pass(Duration.ofSeconds(2));

        assertThat(server.lost).containsExactly(agent);
        assertThat(server.agent().lost()).isTrue();
    }

    @Test
    void offers_that_were_out_during_an_outage_of_ours_are_not_held_against_an_agent() {
        server.presence.declare(agent, DeclaredState.ONLINE);
        var beforeTheOutage = clock.instant();
        clock.pass(Duration.ofSeconds(25));
        server.watch.look();

        for (var offer = 0; offer < 6; offer++) {
            server.presence.missed(agent, beforeTheOutage);
        }

        assertThat(server.agent().state()).isEqualTo(DeclaredState.ONLINE);
    }

    @Test
    void offers_that_were_made_before_this_server_started_are_not_held_against_an_agent() {
        server.presence.declare(agent, DeclaredState.ONLINE);
        var beforeItsStart = clock.instant();
        clock.pass(Duration.ofSeconds(5));
        var next = new Server("next");

        for (var offer = 0; offer < 6; offer++) {
            next.presence.missed(agent, beforeItsStart);
        }

        assertThat(next.agent().state()).isEqualTo(DeclaredState.ONLINE);
    }

    @Test
    void an_agent_who_comes_back_within_the_grace_time_loses_nothing() {
        pass(Duration.ofSeconds(60));
        server.presence.alive(agent);
        pass(Duration.ofSeconds(50));
        server.presence.alive(agent);
        pass(Duration.ofSeconds(50));

        assertThat(server.lost).isEmpty();
    }

    @Test
    void an_outage_of_ours_loses_no_agent() {
        pass(Duration.ofSeconds(60));
        server.presence.alive(agent);

        clock.pass(Duration.ofMinutes(10));
        server.watch.look();
        assertThat(server.lost)
                .as("this server has not watched for ten minutes")
                .isEmpty();

        var restarted = new Server("restarted");
        restarted.watch.look();
        clock.pass(Duration.ofSeconds(19));
        restarted.watch.look();
        assertThat(restarted.lost)
                .as("the restarted server has watched for 19 s")
                .isEmpty();
    }

    @Test
    void after_an_outage_who_does_not_come_back_is_lost_in_the_end() {
        pass(Duration.ofSeconds(60));
        server.presence.alive(agent);
        clock.pass(Duration.ofMinutes(10));

        pass(Duration.ofSeconds(64));

        assertThat(server.lost).containsExactly(agent);
    }

    @Test
    void signing_out_gives_the_conversations_back_without_waiting() {
        pass(Duration.ofSeconds(62));
        server.presence.declare(agent, DeclaredState.ONLINE);

        server.presence.signedOut(agent);
        pass(Duration.ofSeconds(2));

        assertThat(server.lost).containsExactly(agent);
        assertThat(server.agent().state()).isEqualTo(DeclaredState.OFFLINE);
    }

    @Test
    void three_missed_offers_in_a_row_set_an_agent_away_and_an_accepted_one_ends_the_row() {
        server.presence.declare(agent, DeclaredState.ONLINE);
        server.presence.missed(agent, clock.instant());
        server.presence.missed(agent, clock.instant());
        server.presence.accepted(agent);
        server.presence.write();
        server.presence.missed(agent, clock.instant());
        server.presence.missed(agent, clock.instant());
        assertThat(server.agent().state()).isEqualTo(DeclaredState.ONLINE);

        clock.pass(Duration.ofSeconds(1));
        server.presence.missed(agent, clock.instant());

        assertThat(server.agent().state()).isEqualTo(DeclaredState.AWAY);
        assertThat(server.agent().since()).isEqualTo(clock.instant());
    }

    @Test
    void declaring_the_same_again_changes_nothing() {
        server.presence.declare(agent, DeclaredState.ONLINE);
        var since = server.agent().since();
        server.changed.clear();
        clock.pass(Duration.ofSeconds(5));

        server.presence.declare(agent, DeclaredState.ONLINE);

        assertThat(server.agent().since()).isEqualTo(since);
        assertThat(server.changed).isEmpty();
    }

    @Test
    void what_a_supervisor_declares_stands_with_the_name_until_the_agent_declares_again() {
        server.presence.force(agent, DeclaredState.ONLINE, false, "Sam");

        assertThat(server.agent().state()).isEqualTo(DeclaredState.ONLINE);
        assertThat(server.agent().setBy()).contains("Sam");
        assertThat(server.agent().connected())
                .as("nobody is here because somebody else says so")
                .isFalse();

        server.presence.declare(agent, DeclaredState.ONLINE);

        assertThat(server.agent().setBy()).isEmpty();
    }

    @Test
    void a_state_after_the_last_chat_that_a_supervisor_declares_comes_at_once_without_chats() {
        server.presence.declare(agent, DeclaredState.ONLINE);

        server.presence.force(agent, DeclaredState.AWAY, true, "Sam");

        assertThat(server.agent().state()).isEqualTo(DeclaredState.AWAY);
        assertThat(server.agent().next()).isEmpty();
        assertThat(server.agent().setBy()).contains("Sam");
    }

    @Test
    void an_agents_coming_and_going_is_told_on_every_server() {
        var other = new Server("two");

        server.presence.declare(agent, DeclaredState.ONLINE);
        Awaitility.await().until(() -> other.changed.contains(agent));
        other.changed.clear();

        clock.pass(Duration.ofSeconds(22));
        other.watch.look();

        assertThat(other.changed).as("the connection ran out").containsExactly(agent);
    }

    @Test
    void signs_of_life_at_one_server_count_at_all() {
        var other = new Server("two");
        server.presence.connected(agent, "half-open");
        other.presence.alive(agent);

        for (var i = 0; i < 20; i++) {
            clock.pass(Duration.ofSeconds(5));
            if (i % 3 == 0) {
                other.presence.alive(agent);
            }
            server.watch.look();
            other.watch.look();
        }

        assertThat(server.agent().connected()).isTrue();
        assertThat(server.lost).isEmpty();
        assertThat(other.lost).isEmpty();
    }

    @Test
    void the_directory_knows_what_routing_needs() {
        jdbc.sql("insert into skill (id, name) values ('returns', 'Returns')").update();
        jdbc.sql("insert into agent_skill (user_id, skill_id, level) values (?, 'returns', 7)")
                .param(agent)
                .update();
        jdbc.sql("update agent_load set load = 250 where agent_id = ?")
                .param(agent)
                .update();
        server.presence.declare(agent, DeclaredState.ONLINE);

        assertThat(server.directory.all()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(agent);
            assertThat(found.teams()).containsExactly("support");
            assertThat(found.skills()).containsExactly(Map.entry("returns", 7));
            assertThat(found.languages()).containsExactlyInAnyOrder("en", "de");
            assertThat(found.load()).isEqualTo(250);
            assertThat(found.free()).isEqualTo(350);
            assertThat(found.idleSince()).isAfterOrEqualTo(clock.instant());
        });
        assertThat(server.directory.find(UUID.randomUUID())).isEmpty();
    }

    /** Lets time pass as it does on a running server, which looks every two seconds. */
    private void pass(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(2)) {
            clock.pass(Duration.ofSeconds(2));
            server.watch.look();
        }
    }

    /** One of several servers on the same database. */
    private final class Server implements LostAgents {

        private final Hints hints;
        private final List<UUID> changed = new CopyOnWriteArrayList<>();
        private final List<UUID> lost = new CopyOnWriteArrayList<>();
        private final AgentDirectory directory = new AgentDirectory(jdbc, clock);
        private final AgentChanges changes;
        private final Presence presence;
        private final PresenceWatch watch;
        private boolean failing;

        Server(String name) {
            var properties = new Binder(new MapConfigurationPropertySource(Map.of("baton.port", "1")))
                    .bindOrCreate("baton", BatonProperties.class);
            var node = new Node(name);
            var rows = new PresenceRows(jdbc);
            var beans = new StaticListableBeanFactory(Map.of("lostAgents", this));
            hints = Hints.start(address, node);
            changes = new AgentChanges(
                    hints,
                    event -> {
                        if (event instanceof AgentChanged change) {
                            changed.add(change.agentId());
                        }
                    },
                    jdbc);
            var vigil = new Vigil(clock);
            presence = new Presence(rows, changes, vigil, clock, properties);
            watch = new PresenceWatch(
                    presence,
                    vigil,
                    rows,
                    changes,
                    beans.getBeanProvider(LostAgents.class),
                    new Leases(jdbc),
                    node,
                    clock,
                    properties);
            servers.add(this);
        }

        UUID agent(String email) {
            var properties = new Binder(new MapConfigurationPropertySource(Map.of("baton.port", "1")))
                    .bindOrCreate("baton", BatonProperties.class);
            return new Users(
                            jdbc,
                            PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                            changes,
                            clock,
                            properties)
                    .add(new NewUser(
                            email,
                            "Alex Demo",
                            Set.of(Role.AGENT),
                            Optional.empty(),
                            OptionalInt.of(600),
                            List.of("support"),
                            Map.of(),
                            List.of("en", "de"),
                            false));
        }

        Agent agent() {
            return directory.find(PresenceTest.this.agent).orElseThrow();
        }

        @Override
        public void lost(UUID agentId, Instant at) {
            if (failing) {
                throw new IllegalStateException("the conversations cannot be reached");
            }
            lost.add(agentId);
        }
    }
}
