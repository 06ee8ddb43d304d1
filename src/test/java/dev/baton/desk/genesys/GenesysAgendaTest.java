package dev.baton.desk.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which conversations are read when. */
class GenesysAgendaTest {

    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final GenesysAgenda agenda = new GenesysAgenda(clock);

    @Test
    void what_is_new_is_read_at_once_and_what_was_read_when_its_time_comes() {
        agenda.holds(Map.of("c1", "r1"));
        assertThat(agenda.due()).containsExactly("c1");
        assertThat(agenda.due()).isEmpty();
        agenda.readAgainIn("c1", Duration.ofSeconds(3));
        assertThat(agenda.untilNext()).isEqualTo(Duration.ofSeconds(3));
        clock.pass(Duration.ofSeconds(3));
        assertThat(agenda.due()).containsExactly("c1");
    }

    @Test
    void a_hint_that_comes_while_it_is_read_is_not_lost() {
        agenda.holds(Map.of("c1", "r1"));
        agenda.due();
        agenda.isDue("c1");
        agenda.readAgainIn("c1", Duration.ofSeconds(60));
        assertThat(agenda.due()).containsExactly("c1");
    }

    @Test
    void what_is_no_longer_there_is_let_go_and_hints_at_it_are_passed_over() {
        agenda.holds(Map.of("c1", "r1", "c2", "r2"));
        agenda.letsGoOfAllBut(Set.of("r2"));
        agenda.isDue("c1");
        assertThat(agenda.due()).containsExactly("c2");
        assertThat(agenda.references()).containsExactly("r2");
    }

    @Test
    void many_are_read_more_rarely_so_that_calls_stay_within_their_limit() {
        var many = new HashMap<String, String>();
        for (int number = 0; number < 400; number++) {
            many.put("c" + number, "r" + number);
        }
        agenda.holds(many);
        agenda.due().forEach(one -> agenda.readAgainIn(one, Duration.ofSeconds(60)));
        clock.pass(Duration.ofSeconds(199));
        assertThat(agenda.due()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(agenda.due()).hasSize(400);
    }

    @Test
    void new_ones_come_first_where_not_all_can_have_notifications() {
        agenda.holds(Map.of("c1", "r1"));
        assertThat(agenda.conversationsWith(Set.of("c2"))).containsExactly("c2", "c1");
    }
}
