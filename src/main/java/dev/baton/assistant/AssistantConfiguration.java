package dev.baton.assistant;

import dev.baton.assistant.version.AssistantVersions;
import dev.baton.assistant.version.InstalledFiles;
import dev.baton.assistant.version.LiveAssistants;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.Hints;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The live assistants: those that were published, those of the data folder's {@code assistants}, and those of the demo
 * while it is on.
 */
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {

    @Bean
    AssistantVersions assistantVersions(JdbcClient sql, TransactionOperations transactions) {
        return new AssistantVersions(sql, transactions);
    }

    @Bean
    PersonRequests personRequests() {
        return new PatternPersonRequests();
    }

    @Bean
    LiveAssistants assistants(
            AssistantVersions versions,
            Hints hints,
            ApplicationEventPublisher events,
            DatabaseClock clock,
            BatonProperties properties) {
        new InstalledFiles(properties.data().resolve("assistants"), properties.demoOn())
                .takeOver(versions, clock.instant());
        var live = new LiveAssistants(versions, hints, events, properties.demoOn());
        live.read();
        return live;
    }
}
