package dev.baton.people;

import dev.baton.people.Uses.Kind;
import dev.baton.people.Uses.Use;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes, renames and deletes skills; what is in use is not deleted, and the refusal says where it is used. */
@Component
public class SkillEditing {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CapRows people;
    private final ObjectProvider<Uses> uses;

    SkillEditing(JdbcClient jdbc, TransactionOperations transactions, CapRows people, ObjectProvider<Uses> uses) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.people = people;
        this.uses = uses;
    }

    /** Makes a skill. @throws ProblemException if the id is taken */
    public void make(Skill skill) {
        int added = jdbc.sql("insert into skill (id, name, description) values (?, ?, ?) on conflict do nothing")
                .params(skill.id(), skill.name(), skill.description())
                .update();
        if (added == 0) {
            throw ProblemException.invalid("id", "is taken by another skill");
        }
    }

    /** Changes a skill's name and description. @throws ProblemException if there is no such skill */
    public void rename(Skill skill) {
        if (jdbc.sql("update skill set name = ?, description = ? where id = ?")
                        .params(skill.name(), skill.description(), skill.id())
                        .update()
                == 0) {
            throw missing();
        }
    }

    /** Deletes a skill that nobody and nothing uses. @throws ProblemException {@code in-use} with its uses */
    public void delete(String id) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            var found = new ArrayList<Use>(jdbc.sql("""
                            select u.id::text, u.name from agent_skill s join user_account u on u.id = s.user_id
                             where s.skill_id = ? order by u.name""")
                    .param(id)
                    .query((row, number) -> new Use("agent", row.getString(1), row.getString(2)))
                    .list());
            uses.orderedStream().forEach(other -> found.addAll(other.of(Kind.SKILL, id)));
            if (!found.isEmpty()) {
                throw TeamEditing.inUse("skill", found);
            }
            if (jdbc.sql("delete from skill where id = ?").param(id).update() == 0) {
                throw missing();
            }
        });
    }

    private static ProblemException missing() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such skill.");
    }
}
