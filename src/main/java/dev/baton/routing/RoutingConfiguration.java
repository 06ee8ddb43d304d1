package dev.baton.routing;

import dev.baton.conversation.Conversations;
import dev.baton.people.AgentDirectory;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.Hints;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts routing together. How long an offer rings is told by whoever knows the assistants, if anybody does. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    AgentCopies agentCopies(AgentDirectory directory) {
        return new AgentCopies(directory);
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
    Router router(
            Conversations conversations,
            JdbcClient jdbc,
            AgentCopies agents,
            Leases leases,
            Node node,
            ObjectProvider<RingTimes> rings,
            DatabaseClock clock,
            RouterMetrics metrics) {
        return new Router(
                conversations,
                new SqlStandingSource(jdbc),
                agents,
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
