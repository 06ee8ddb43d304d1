package dev.baton.routing;

import dev.baton.conversation.Conversations;
import dev.baton.people.AgentDirectory;
import dev.baton.people.Teams;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.Hints;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts routing together. How long an offer rings is told by whoever knows the assistants, if anybody does. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    TeamStrategies teamStrategies(Teams teams) {
        return () -> teams.distributions().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        team -> Strategy.named(team.getValue().text())));
    }

    @Bean
    AgentCopies agentCopies(AgentDirectory directory) {
        return new AgentCopies(directory);
    }

    @Bean
    QueueUses queueUses(JdbcClient jdbc) {
        return new QueueUses(jdbc);
    }

    @Bean
    RoutingRules routingRules(JdbcClient jdbc, TransactionOperations transactions) {
        return new RoutingRules(jdbc, transactions);
    }

    @Bean
    Availability availability(AgentCopies agents) {
        return new Availability(agents);
    }

    @Bean
    RouterMetrics routerMetrics() {
        return new RouterMetrics();
    }

    @Bean
    MeterBinder routerMeters(RouterMetrics metrics) {
        return registry -> {
            FunctionCounter.builder("baton.router.placed", metrics, router -> router.placed()
                            .sum())
                    .description("Offers that the router made")
                    .register(registry);
            FunctionCounter.builder("baton.router.refused", metrics, router -> router.refused()
                            .sum())
                    .description("Decisions of the router that came too late")
                    .register(registry);
            FunctionCounter.builder("baton.router.repairs", metrics, router -> router.repairs()
                            .sum())
                    .description("Differences between index and database that the sweep repaired")
                    .register(registry);
            FunctionCounter.builder("baton.router.rebuilt", metrics, router -> router.rebuilt()
                            .sum())
                    .description("How often the index was built from the database")
                    .register(registry);
            Gauge.builder("baton.router.misloaded", metrics, router -> router.misloaded()
                            .get())
                    .description("Agents whose load is not the sum of what is held; 0, always")
                    .register(registry);
            Gauge.builder("baton.router.unplaced", metrics, router -> router.unplaced()
                            .get())
                    .description("Who waits without anybody being asked")
                    .register(registry);
        };
    }

    @Bean
    Router router(
            Conversations conversations,
            JdbcClient jdbc,
            AgentCopies agents,
            TeamStrategies strategies,
            Leases leases,
            Node node,
            ObjectProvider<RingTimes> rings,
            DatabaseClock clock,
            RouterMetrics metrics) {
        return new Router(
                conversations,
                new SqlStandingSource(jdbc),
                agents,
                strategies,
                new DatabaseRouterLease(leases, node.id()),
                rings.getIfAvailable(() -> assistant -> RingTimes.DEFAULT),
                clock,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("offer-", 0).factory()),
                Router.Settings.DEFAULT,
                metrics);
    }

    @Bean
    QueuePositions queuePositions(JdbcClient jdbc, Availability availability, DatabaseClock clock) {
        return new QueuePositions(new SqlQueueReadings(jdbc), availability, clock);
    }

    @Bean
    RoutingNews routingNews(
            Conversations conversations, Hints hints, AgentCopies agents, Router router, QueuePositions positions) {
        return new RoutingNews(conversations, hints, agents, router, positions);
    }
}
