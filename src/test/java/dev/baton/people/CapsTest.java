package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.people.Caps.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lesson 4: what is said of the agent counts before what the team says, and that before what the channel says. */
class CapsTest {

    private static final Optional<Integer> NONE = Optional.empty();

    private static Membership sales(
            Optional<Integer> own, Optional<Integer> everybodys, Map<String, Integer> channels) {
        return new Membership("sales", own, everybodys, channels);
    }

    @Test
    void without_any_cap_there_is_none() {
        assertThat(Caps.effective(List.of(sales(NONE, NONE, Map.of())), Map.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void the_agents_own_cap_of_a_team_counts_before_the_teams() {
        assertThat(Caps.effective(List.of(sales(Optional.of(300), Optional.of(200), Map.of())), Map.of(), Map.of()))
                .isEqualTo(Map.of("team:sales", 300));
        assertThat(Caps.effective(List.of(sales(NONE, Optional.of(200), Map.of())), Map.of(), Map.of()))
                .isEqualTo(Map.of("team:sales", 200));
    }

    @Test
    void the_agents_own_cap_of_a_channel_counts_before_everybodys() {
        assertThat(Caps.effective(List.of(), Map.of("email", 500), Map.of("email", 300, "voice", 100)))
                .isEqualTo(Map.of("channel:email", 500, "channel:voice", 100));
    }

    @Test
    void a_teams_cap_of_a_channel_stands_beside_the_others() {
        assertThat(Caps.effective(
                        List.of(sales(NONE, Optional.of(400), Map.of("email", 200))), Map.of("email", 300), Map.of()))
                .isEqualTo(Map.of("team:sales", 400, "team:sales channel:email", 200, "channel:email", 300));
    }

    @Test
    void a_cap_of_nothing_is_a_cap() {
        assertThat(Caps.effective(List.of(sales(Optional.of(0), NONE, Map.of())), Map.of(), Map.of()))
                .isEqualTo(Map.of("team:sales", 0));
    }
}
