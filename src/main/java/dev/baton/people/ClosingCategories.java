package dev.baton.people;

import dev.baton.platform.UuidV7;
import dev.baton.platform.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The closing categories of this installation, in their order; as the database has them now. */
@Component
public class ClosingCategories implements Uses {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    ClosingCategories(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All of them. */
    public List<ClosingCategory> all() {
        return jdbc.sql("select name, reasons, team from closing_category order by place")
                .query((row, number) -> new ClosingCategory(
                        row.getString(1),
                        List.of((String[]) row.getArray(2).getArray()),
                        Optional.ofNullable(row.getString(3))))
                .list();
    }

    /** Those for a team's chats: every team's and its own. */
    public List<ClosingCategory> of(Optional<String> team) {
        return all().stream()
                .filter(category -> category.team().isEmpty() || category.team().equals(team))
                .toList();
    }

    /** Puts these in place of all others, at once. @throws ProblemException if a team does not exist */
    public void replace(List<ClosingCategory> categories) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from closing_category").update();
            for (int place = 0; place < categories.size(); place++) {
                ClosingCategory category = categories.get(place);
                String team = category.team().orElse(null);
                int written = jdbc.sql("""
                                insert into closing_category (id, name, reasons, team, place)
                                select :id, :name, :reasons, :team, :place
                                 where cast(:team as text) is null or exists (select from team where id = :team)""")
                        .param("id", UuidV7.at(clock.instant()))
                        .param("name", category.name())
                        .param("reasons", category.reasons().toArray(String[]::new))
                        .param("team", team)
                        .param("place", place)
                        .update();
                if (written == 0) {
                    throw ProblemException.invalid("categories[" + place + "].team", "does not exist");
                }
            }
        });
    }

    @Override
    public List<Use> of(Kind kind, String id) {
        return kind != Kind.TEAM
                ? List.of()
                : jdbc.sql("select id::text, name from closing_category where team = ? order by place")
                        .param(id)
                        .query((row, number) -> new Use("closing_category", row.getString(1), row.getString(2)))
                        .list();
    }
}
