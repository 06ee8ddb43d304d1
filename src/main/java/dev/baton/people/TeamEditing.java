package dev.baton.people;

import dev.baton.people.Uses.Kind;
import dev.baton.people.Uses.Use;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes, changes and deletes teams. There always is exactly one default team (R4); what is in use is not deleted, and the
 * refusal says where it is used.
 */
@Component
public class TeamEditing {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CapRows caps;
    private final ObjectProvider<Uses> uses;
    private final AgentChanges agents;
    private final TeamNews news;

    TeamEditing(
            JdbcClient jdbc,
            TransactionOperations transactions,
            CapRows caps,
            ObjectProvider<Uses> uses,
            AgentChanges agents,
            TeamNews news) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.caps = caps;
        this.uses = uses;
        this.agents = agents;
        this.news = news;
    }

    /** Makes a team. @throws ProblemException if the id is taken or an overflow team does not exist */
    public void make(String id, String name, TeamSettings settings) {
        transactions.executeWithoutResult(status -> {
            caps.lock();
            int added = jdbc.sql("insert into team (id, name) values (?, ?) on conflict do nothing")
                    .params(id, name)
                    .update();
            if (added == 0) {
                throw ProblemException.invalid("id", "is taken by another team");
            }
            write(id, settings);
        });
        news.changed(id);
    }

    /**
     * Changes a team.
     *
     * @param makeDefault whether it takes over as the default team; false leaves that as it is
     * @throws ProblemException if there is no such team or an overflow team does not exist
     */
    public void change(String id, String name, boolean makeDefault, TeamSettings settings) {
        List<UUID> members = transactions.execute(status -> {
            caps.lock();
            if (jdbc.sql("update team set name = ? where id = ?")
                            .params(name, id)
                            .update()
                    == 0) {
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no such team.");
            }
            if (makeDefault) {
                jdbc.sql("update team set is_default = false where is_default and id <> ?")
                        .param(id)
                        .update();
                jdbc.sql("update team set is_default = true where id = ?")
                        .param(id)
                        .update();
            }
            write(id, settings);
            List<UUID> found = caps.agentsOf(id);
            caps.renew(found);
            return found;
        });
        members.forEach(agents::changed);
        news.changed(id);
    }

    /** Deletes a team that nobody and nothing uses. @throws ProblemException {@code in-use} with its uses */
    public void delete(String id) {
        transactions.executeWithoutResult(status -> {
            caps.lock();
            boolean isDefault = jdbc.sql("select is_default from team where id = ?")
                    .param(id)
                    .query(Boolean.class)
                    .optional()
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such team."));
            if (isDefault) {
                throw new ProblemException(
                        ProblemType.IN_USE,
                        "This is the default team, which takes what no other does. Choose another one first.",
                        Map.of("uses", List.of(new Use("default", id, "default team"))));
            }
            var found = new ArrayList<Use>(ownUses(id));
            uses.orderedStream().forEach(other -> found.addAll(other.of(Kind.TEAM, id)));
            if (!found.isEmpty()) {
                throw inUse("team", found);
            }
            jdbc.sql("delete from team where id = ?").param(id).update();
        });
        news.changed(id);
    }

    static ProblemException inUse(String what, List<Use> uses) {
        return new ProblemException(
                ProblemType.IN_USE,
                "This " + what + " is still in use. Change what uses it first, then delete it.",
                Map.of("uses", uses));
    }

    private List<Use> ownUses(String id) {
        return jdbc.sql("""
                        select 'agent', u.id::text, u.name from team_member m join user_account u on u.id = m.user_id
                         where m.team_id = :id
                        union all
                        select 'team', id, name from team where :id = any (overflow_teams)
                        order by 1, 3""")
                .param("id", id)
                .query((row, number) -> new Use(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private void write(String id, TeamSettings settings) {
        for (String other : settings.overflowTeams()) {
            boolean there = jdbc.sql("select exists (select from team where id = ?)")
                    .param(other)
                    .query(Boolean.class)
                    .single();
            if (!there || other.equals(id)) {
                throw ProblemException.invalid("settings.overflowTeams", "names " + other + ", which is no other team");
            }
        }
        jdbc.sql("""
                        update team set strategy = :strategy, auto_accept = :accept, ring = :ring, wrap_up = :wrap,
                               wait_limit = :limit, resting_weight = :resting, back = :back, same_agent = :same,
                               named_agent = :named, overflow = :overflow, overflow_teams = :teams,
                               match_language = :language, agent_cap = :cap, channel_caps = :channels::jsonb,
                               answer_target = :target
                         where id = :id""")
                .param("id", id)
                .param("strategy", settings.distribution().text())
                .param("accept", settings.autoAccept())
                .param("ring", seconds(settings.ring()))
                .param("wrap", settings.wrapUp().toSeconds())
                .param("limit", seconds(settings.waitLimit()))
                .param("resting", settings.restingWeight())
                .param("back", settings.back().toSeconds())
                .param("same", settings.sameAgent().toSeconds())
                .param("named", seconds(settings.namedAgent()))
                .param("overflow", seconds(settings.overflow()))
                .param("teams", settings.overflowTeams().toArray(String[]::new))
                .param("language", settings.matchLanguage())
                .param("cap", settings.agentCap().orElse(null))
                .param("channels", TeamRows.json(settings.channelCaps()))
                .param("target", settings.answerTarget().toSeconds())
                .update();
    }

    private static @Nullable Integer seconds(Optional<Duration> time) {
        return time.map(Duration::toSeconds).map(Math::toIntExact).orElse(null);
    }
}
