package dev.baton.routing;

import static dev.baton.routing.Samples.agent;
import static dev.baton.routing.Samples.named;
import static dev.baton.routing.Samples.routable;
import static dev.baton.routing.Samples.skilled;
import static dev.baton.routing.Samples.withSkills;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Target;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private final FakeAgents agents = new FakeAgents();
    private final Availability availability = new Availability(agents);

    @Test
    void whoeverIsOnlineCountsWhetherFreeOrNot() {
        agents.put(agent("ann", "sales", 0));
        assertThat(availability.anybodyFor(Target.team("sales"))).isTrue();
        assertThat(availability.anybodyFor(Target.team("support"))).isFalse();
        assertThat(availability.anybodyFor(Target.BY_RULES)).isTrue();
    }

    @Test
    void whoeverIsNotOnlineDoesNotCount() {
        agents.put(routable(agent("ann", "sales", 3), false));
        assertThat(availability.anybodyFor(Target.team("sales"))).isFalse();
        assertThat(availability.anybodyFor(named("sales", "ann"))).isFalse();
    }

    @Test
    void theSkillMustBeThere() {
        agents.put(withSkills(agent("ann", "sales", 3), "french"));
        assertThat(availability.anybodyFor(skilled("sales", "french"))).isTrue();
        assertThat(availability.anybodyFor(skilled("sales", "refunds"))).isFalse();
    }

    @Test
    void aNamedAgentMustBeThatAgent() {
        agents.put(agent("ann", "sales", 3));
        assertThat(availability.anybodyFor(named("support", "ann"))).isTrue();
        assertThat(availability.anybodyFor(named("support", "bob"))).isFalse();
    }
}
