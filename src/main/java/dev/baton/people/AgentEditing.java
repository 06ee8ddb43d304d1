package dev.baton.people;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Says who takes conversations, of which teams, with which skills, and how many. What an agent carries already stays. */
@Component
public class AgentEditing {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CapRows caps;
    private final AgentChanges changes;

    AgentEditing(JdbcClient jdbc, TransactionOperations transactions, CapRows caps, AgentChanges changes) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.caps = caps;
        this.changes = changes;
    }

    /** What is set for an agent; empty for a user who takes no conversations, or does not exist. */
    public Optional<AgentProfile> find(UUID id) {
        return jdbc.sql("""
                        select l.cap, l.channel_caps, u.languages
                          from agent_load l join user_account u on u.id = l.agent_id where l.agent_id = ?""")
                .param(id)
                .query((row, number) -> new AgentProfile(
                        row.getInt(1),
                        teams(id),
                        skills(id),
                        List.of((String[]) row.getArray(3).getArray()),
                        TeamRows.numbers(row.getString(2))))
                .optional();
    }

    /**
     * Sets all of it at once; makes an agent of a user who was none.
     *
     * @throws ProblemException if there is no such user, team or skill
     */
    public void put(UUID id, AgentProfile profile) {
        transactions.executeWithoutResult(status -> {
            caps.lock();
            int found = jdbc.sql("update user_account set languages = ? where id = ?")
                    .params(profile.languages().toArray(String[]::new), id)
                    .update();
            if (found == 0) {
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no such user.");
            }
            jdbc.sql("""
                            insert into agent_load (agent_id, cap, channel_caps) values (:id, :cap, :channels::jsonb)
                            on conflict (agent_id) do update set cap = :cap, channel_caps = :channels::jsonb""")
                    .param("id", id)
                    .param("cap", profile.cap())
                    .param("channels", TeamRows.json(profile.channelCaps()))
                    .update();
            jdbc.sql("insert into presence (agent_id) values (?) on conflict do nothing")
                    .param(id)
                    .update();
            writeTeams(id, profile.teams());
            writeSkills(id, profile.skills());
            caps.renew(List.of(id));
        });
        changes.changed(id);
    }

    private void writeTeams(UUID id, List<AgentProfile.InTeam> teams) {
        jdbc.sql("delete from team_member where user_id = ?").param(id).update();
        for (AgentProfile.InTeam in : teams) {
            int added = jdbc.sql("""
                            insert into team_member (team_id, user_id, cap)
                            select id, :user, :cap from team where id = :team on conflict do nothing""")
                    .param("team", in.team())
                    .param("user", id)
                    .param("cap", in.cap().orElse(null))
                    .update();
            if (added == 0) {
                throw ProblemException.invalid("teams", "names " + in.team() + " twice, or there is no such team");
            }
        }
    }

    private void writeSkills(UUID id, Map<String, Integer> skills) {
        jdbc.sql("delete from agent_skill where user_id = ?").param(id).update();
        skills.forEach((skill, level) -> {
            int added = jdbc.sql("""
                            insert into agent_skill (user_id, skill_id, level)
                            select :user, id, :level from skill where id = :skill""")
                    .param("user", id)
                    .param("skill", skill)
                    .param("level", level)
                    .update();
            if (added == 0) {
                throw ProblemException.invalid("skills", "names " + skill + ", which does not exist");
            }
        });
    }

    private List<AgentProfile.InTeam> teams(UUID id) {
        return jdbc.sql("select team_id, cap from team_member where user_id = ? order by team_id")
                .param(id)
                .query((row, number) ->
                        new AgentProfile.InTeam(row.getString(1), Optional.ofNullable(row.getObject(2, Integer.class))))
                .list();
    }

    private Map<String, Integer> skills(UUID id) {
        return jdbc
                .sql("select skill_id, level from agent_skill where user_id = ?")
                .param(id)
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
