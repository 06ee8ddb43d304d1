package dev.baton.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Agents for a load. There is no API that makes thousands of accounts with their tokens, and signing each in would measure
 * how slow password hashes are; so they are written straight into the tables of people, as the server would.
 */
final class Agents {

    private Agents() {}

    /** An agent as its program knows itself. */
    record Account(UUID id, String token) {}

    /** Makes agents of the team {@code support} with the given cap in slots. */
    static List<Account> create(Connection database, int count, int cap, String prefix) throws SQLException {
        var accounts = new ArrayList<Account>(count);
        try (var users = database.prepareStatement(
                        "insert into user_account (id, email, name, roles) values (?, ?, ?, ?)");
                var loads = database.prepareStatement("insert into agent_load (agent_id, cap) values (?, ?)");
                var presences = database.prepareStatement("insert into presence (agent_id) values (?)");
                var members =
                        database.prepareStatement("insert into team_member (team_id, user_id) values ('support', ?)");
                var tokens = database.prepareStatement("insert into access_token (hash, user_id, kind, expires_at)"
                        + " values (?, ?, 'program', now() + interval '1 day')")) {
            for (int i = 0; i < count; i++) {
                var account = new Account(UUID.randomUUID(), "bt_" + prefix + "-" + UUID.randomUUID());
                accounts.add(account);
                users.setObject(1, account.id());
                users.setString(2, prefix + i + "@bench.example");
                users.setString(3, "Agent " + prefix + i);
                users.setArray(
                        4, database.createArrayOf("text", i == 0 ? roles("agent", "supervisor") : roles("agent")));
                users.addBatch();
                loads.setObject(1, account.id());
                loads.setInt(2, cap * 100);
                loads.addBatch();
                presences.setObject(1, account.id());
                presences.addBatch();
                members.setObject(1, account.id());
                members.addBatch();
                tokens.setBytes(1, hash(account.token()));
                tokens.setObject(2, account.id());
                tokens.addBatch();
            }
            users.executeBatch();
            loads.executeBatch();
            presences.executeBatch();
            members.executeBatch();
            tokens.executeBatch();
        }
        return accounts;
    }

    private static String[] roles(String... roles) {
        return roles;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
