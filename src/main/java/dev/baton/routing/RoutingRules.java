package dev.baton.routing;

import dev.baton.routing.RuleConditions.Facts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The routing rules of this installation, in their order (R3); as the database has them now. */
public final class RoutingRules {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    /** Reads and writes through {@code jdbc}. */
    public RoutingRules(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The rules in effect at one moment. */
    public record Book(List<RoutingRule> rules) {

        /** Copies the list. */
        public Book {
            rules = List.copyOf(rules);
        }

        /** The first rule that fits. */
        public Optional<RoutingRule> first(Facts facts) {
            return rules.stream().filter(rule -> rule.when().hold(facts)).findFirst();
        }

        /** Whether what was collected must be known to choose. */
        public boolean askForValues() {
            return rules.stream().anyMatch(rule -> rule.when().askForValues());
        }

        /** Whether the page must be known to choose. */
        public boolean askForPage() {
            return rules.stream().anyMatch(rule -> rule.when().askForPage());
        }
    }

    /** All rules. */
    public Book book() {
        return new Book(jdbc.sql(
                        "select name, conditions, team, skill, agent, priority from routing_rule order by place")
                .query((row, number) -> new RoutingRule(
                        row.getString("name"),
                        JsonMapper.shared().readValue(row.getString("conditions"), RuleConditions.class),
                        Optional.ofNullable(row.getString("team")),
                        Optional.ofNullable(row.getString("skill")),
                        Optional.ofNullable(row.getObject("agent", UUID.class)).map(UUID::toString),
                        Optional.ofNullable(row.getObject("priority", Integer.class))))
                .list());
    }

    /** Puts these rules in place of all others, at once. Teams, skills and agents that they name must exist. */
    public void replace(List<RoutingRule> rules) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from routing_rule").update();
            for (int place = 0; place < rules.size(); place++) {
                RoutingRule rule = rules.get(place);
                jdbc.sql("""
                                insert into routing_rule (place, name, conditions, team, skill, agent, priority)
                                values (:place, :name, :conditions::jsonb, :team, :skill, :agent::uuid, :priority)""")
                        .param("place", place)
                        .param("name", rule.name())
                        .param("conditions", JsonMapper.shared().writeValueAsString(rule.when()))
                        .param("team", rule.team().orElse(null))
                        .param("skill", rule.skill().orElse(null))
                        .param("agent", rule.agent().orElse(null))
                        .param("priority", rule.priority().orElse(null))
                        .update();
            }
        });
    }
}
