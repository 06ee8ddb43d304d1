package dev.baton.crash;

import dev.baton.platform.database.DatabaseAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Customers and agents at work, against one server or several. */
final class Load implements AutoCloseable {

    private static final int CAP = 300;
    private static final String PASSWORD = "baton-demo";

    private final List<URI> servers;
    private final DatabaseAddress database;
    private final Records records;
    private final List<Thread> customers = new ArrayList<>();
    private final List<Thread> agents = new ArrayList<>();
    private final Thread watching;
    private final DatabaseWatch watch;
    private volatile boolean customersGoOn = true;
    private volatile boolean dayIsOver;

    private Load(List<URI> servers, DatabaseAddress database, Records records) {
        this.servers = servers;
        this.database = database;
        this.records = records;
        this.watch = new DatabaseWatch(database, records);
        this.watching = Thread.ofPlatform().daemon().name("database-watch").start(watch);
    }

    /** Starts all; customers are more than the agents' slots, so that a queue forms. */
    static Load start(
            List<URI> servers, DatabaseAddress database, Records records, int numberOfCustomers, int numberOfAgents)
            throws SQLException, InterruptedException {
        var load = new Load(servers, database, records);
        load.addAgents(numberOfAgents);
        var supervisor = load.signIn(0, "supervisor@example.com");
        for (int i = 0; i < numberOfAgents; i++) {
            var agent = new Agent("agent " + i, load.signIn(i, email(i)), records, () -> load.dayIsOver);
            load.agents.add(Thread.ofVirtual().start(agent));
        }
        for (int i = 0; i < numberOfCustomers; i++) {
            var anonymous = new Api(servers, i % servers.size());
            var customer = new Customer("customer " + i, anonymous, supervisor, records, () -> load.customersGoOn);
            load.customers.add(Thread.ofVirtual().start(customer));
        }
        return load;
    }

    /** Signs somebody in, who asks the given server first. */
    Api signIn(int server, String email) throws InterruptedException {
        var api = new Api(servers, server % servers.size());
        var answer = api.post("/api/v1/tokens", Map.of("email", email, "password", PASSWORD));
        if (answer.status() != 201) {
            throw new IllegalStateException("No token for " + email + ": " + answer);
        }
        return api.bearer(answer.json().path("token").asString());
    }

    /** No more is said by customers; they end what they are at. */
    void endTalks(Duration limit) throws InterruptedException {
        customersGoOn = false;
        long until = System.nanoTime() + limit.toNanos();
        for (Thread customer : customers) {
            if (!customer.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                records.violation("stuck: a customer could not end the talk within " + limit);
                return;
            }
        }
    }

    /** Agents end what they have once it is answered. */
    void endDay() {
        dayIsOver = true;
    }

    /** How often the loads were looked at. */
    int looks() {
        return watch.looks();
    }

    @Override
    public void close() {
        customers.forEach(Thread::interrupt);
        agents.forEach(Thread::interrupt);
        watching.interrupt();
    }

    private static String email(int number) {
        return "crash-" + number + "@example.com";
    }

    /** Accounts like the demo agent's, made behind the servers' backs. */
    private void addAgents(int count) throws SQLException {
        try (var connection = database.connect(Map.of());
                var add = connection.prepareStatement("""
                        with account as (
                            insert into user_account (id, email, name, password, roles, demo)
                            select gen_random_uuid(), ?, ?, password, roles, true
                              from user_account where email = 'agent@example.com'
                            on conflict do nothing returning id),
                        load as (insert into agent_load (agent_id, cap) select id, ? from account),
                        here as (insert into presence (agent_id) select id from account)
                        insert into team_member (team_id, user_id) select 'support', id from account
                        """)) {
            for (int i = 0; i < count; i++) {
                add.setString(1, email(i));
                add.setString(2, "Crash " + i);
                add.setInt(3, CAP);
                add.executeUpdate();
            }
        }
    }
}
