package dev.baton.conversation.lane;

import dev.baton.conversation.Deliveries;
import dev.baton.conversation.Patience;
import dev.baton.conversation.Rules;
import dev.baton.conversation.journal.Journal;
import dev.baton.conversation.journal.Store;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts rules, journal and lanes together. */
@Configuration(proxyBeanMethods = false)
class LaneConfiguration {

    private static final int WRITERS = 2;

    @Bean
    Rules rules() {
        return Rules.DEFAULT;
    }

    @Bean
    Store store(JdbcClient sql) {
        return new Store(sql);
    }

    @Bean
    Journal journal(DataSource database) {
        return new Journal(database::getConnection, WRITERS);
    }

    @Bean
    Lanes lanes(Rules rules, Journal journal, Store store, Optional<Patience> patience, List<Deliveries> leaving) {
        return new Lanes(
                rules, journal, store, Lanes.Limits.DEFAULT, patience.orElse(Patience.NONE), together(leaving));
    }

    private static Deliveries together(List<Deliveries> all) {
        return (before, after, events) -> all.stream()
                .flatMap(one -> one.of(before, after, events).stream())
                .toList();
    }
}
