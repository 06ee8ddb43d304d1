package dev.baton.people;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Role;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes accounts, changes them and switches them off and on (W12). Accounts are never deleted, since conversations name
 * them. There always is an administrator who can sign in.
 */
@Component
public class AccountEditing {

    /** What a new agent may carry until somebody says otherwise: six chats, in hundredths of a slot. */
    static final int CAP = 600;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Accounts accounts;
    private final CapRows people;
    private final Presence presence;
    private final AgentChanges changes;
    private final Clock clock;

    AccountEditing(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Accounts accounts,
            CapRows people,
            Presence presence,
            AgentChanges changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.accounts = accounts;
        this.people = people;
        this.presence = presence;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Makes an account that nobody can sign in to yet; an agent's may carry six chats.
     *
     * @throws ProblemException if the email is taken
     */
    public void make(UUID id, String email, String name, Set<Role> roles) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            mustBeFree(id, email);
            jdbc.sql("insert into user_account (id, email, name, roles) values (?, ?, ?, ?)")
                    .params(id, email, name, texts(roles))
                    .update();
            mayTake(id, roles);
        });
        changes.changed(id);
    }

    /**
     * Changes an account; who becomes an agent may carry six chats.
     *
     * @throws ProblemException if there is no such account, the email is taken, or no administrator would be left
     */
    public void change(UUID id, String email, String name, Set<Role> roles) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            mustExist(id);
            mustBeFree(id, email);
            if (!roles.contains(Role.ADMIN)) {
                mustLeaveAdmin(id);
            }
            jdbc.sql("update user_account set email = ?, name = ?, roles = ? where id = ?")
                    .params(email, name, texts(roles), id)
                    .update();
            mayTake(id, roles);
        });
        changes.changed(id);
    }

    /**
     * Switches an account off: whoever is signed in to it no longer is, its invitation is void, its conversations go back.
     *
     * @throws ProblemException if there is no such account, or no administrator would be left
     */
    public void switchOff(UUID id) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            mustExist(id);
            mustLeaveAdmin(id);
            jdbc.sql("update user_account set off_since = coalesce(off_since, ?) where id = ?")
                    .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                    .update();
            jdbc.sql("delete from invitation where user_id = ?").param(id).update();
        });
        presence.signedOut(id);
    }

    /** Switches an account on again, as it was. @throws ProblemException if there is no such account */
    public void switchOn(UUID id) {
        mustExist(id);
        jdbc.sql("update user_account set off_since = null where id = ?")
                .param(id)
                .update();
        changes.changed(id);
    }

    private void mayTake(UUID id, Set<Role> roles) {
        if (roles.contains(Role.AGENT)) {
            jdbc.sql("insert into agent_load (agent_id, cap) values (?, ?) on conflict do nothing")
                    .params(id, CAP)
                    .update();
            jdbc.sql("insert into presence (agent_id) values (?) on conflict do nothing")
                    .param(id)
                    .update();
        }
    }

    private void mustExist(UUID id) {
        if (accounts.find(id).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such user.");
        }
    }

    private void mustBeFree(UUID id, String email) {
        boolean taken = jdbc.sql("select exists (select from user_account where lower(email) = lower(?) and id <> ?)")
                .params(email, id)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw ProblemException.invalid("email", "is taken by another user");
        }
    }

    private void mustLeaveAdmin(UUID id) {
        boolean isAdmin = accounts.find(id)
                .filter(account -> account.roles().contains(Role.ADMIN))
                .isPresent();
        if (isAdmin && !accounts.otherAdmin(id)) {
            throw new ProblemException(
                    ProblemType.IN_USE,
                    "This is the last administrator who can sign in. Make somebody else an administrator first.");
        }
    }

    private static String[] texts(Set<Role> roles) {
        return roles.stream().map(Role::text).sorted().toArray(String[]::new);
    }
}
