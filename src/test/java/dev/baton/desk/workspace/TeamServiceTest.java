package dev.baton.desk.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Service;
import dev.baton.conversation.Service.Wider;
import dev.baton.conversation.Target;
import dev.baton.people.Distribution;
import dev.baton.people.TeamSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a team's settings mean for one conversation. */
class TeamServiceTest {

    private static final Target TEAM = Target.team("sales");

    private static TeamSettings settings(
            int resting, Optional<Duration> named, Optional<Duration> overflow, boolean language) {
        return new TeamSettings(
                Distribution.BALANCED,
                true,
                Optional.of(Duration.ofSeconds(15)),
                Duration.ofSeconds(30),
                Optional.empty(),
                resting,
                Duration.ofSeconds(45),
                Duration.ZERO,
                named,
                overflow,
                List.of("support", "billing"),
                language,
                Optional.empty(),
                Map.of(),
                Duration.ofMinutes(2));
    }

    private static Service of(TeamSettings settings, Target target) {
        return TeamService.of(settings, 100, Optional.of("de-AT"), target);
    }

    @Test
    void a_team_without_settings_serves_plainly() {
        assertThat(of(TeamSettings.DEFAULT, TEAM)).isEqualTo(Service.PLAIN);
    }

    @Test
    void times_and_weights_are_taken_over() {
        var service = of(settings(25, Optional.empty(), Optional.empty(), true), TEAM);
        assertThat(service)
                .isEqualTo(new Service(100, 25, true, Optional.of(15L), 30, 45, Optional.of("de"), List.of()));
    }

    @Test
    void waiting_for_the_customer_never_takes_more_than_talking() {
        assertThat(TeamService.of(settings(80, Optional.empty(), Optional.empty(), false), 33, Optional.empty(), TEAM)
                        .restingWeight())
                .isEqualTo(33);
    }

    @Test
    void other_teams_come_after_a_while_and_the_skill_is_asked_for_there_too() {
        var skilled = new Target(Optional.of("sales"), Optional.of("french"), Optional.empty());
        assertThat(of(settings(0, Optional.empty(), Optional.of(Duration.ofSeconds(90)), false), skilled)
                        .wider())
                .containsExactly(
                        new Wider(90, new Target(Optional.of("support"), Optional.of("french"), Optional.empty())),
                        new Wider(90, new Target(Optional.of("billing"), Optional.of("french"), Optional.empty())));
    }

    @Test
    void a_named_agents_team_comes_first_and_other_teams_after_it() {
        var named = new Target(Optional.of("sales"), Optional.empty(), Optional.of("ann"));
        var both = settings(0, Optional.of(Duration.ofSeconds(20)), Optional.of(Duration.ofSeconds(90)), false);
        assertThat(of(both, named).wider())
                .containsExactly(
                        new Wider(20, TEAM),
                        new Wider(110, Target.team("support")),
                        new Wider(110, Target.team("billing")));
    }

    @Test
    void whoever_is_named_without_a_time_is_waited_for() {
        var named = new Target(Optional.of("sales"), Optional.empty(), Optional.of("ann"));
        assertThat(of(settings(0, Optional.empty(), Optional.of(Duration.ofSeconds(90)), false), named)
                        .wider())
                .isEmpty();
    }
}
