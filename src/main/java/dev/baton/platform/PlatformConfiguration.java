package dev.baton.platform;

import dev.baton.platform.database.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform's beans that are not components. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformConfiguration {

    @Bean
    Node node() {
        return Node.random();
    }

    @Bean
    DatabaseClock clock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc, Clock.systemUTC());
    }

    @Bean(destroyMethod = "close")
    Hints hints(Database database, Node node) {
        return Hints.start(database.address(), node);
    }
}
