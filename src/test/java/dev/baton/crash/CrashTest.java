package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of what {@link Crash} does for as long as one likes. */
class CrashTest {

    private static final int CUSTOMERS = 20;
    private static final int AGENTS = 5;
    private static final int MESSAGES = 120;

    @TempDir
    Path folder = Path.of("");

    @Test
    void what_a_server_acknowledged_before_it_was_killed_is_there_once_and_in_order() throws Exception {
        assertFlawless(OneServer.run(folder, new Pace(CUSTOMERS, AGENTS, MESSAGES, round -> round <= 3)));
    }

    @Test
    void of_three_servers_one_may_be_killed_and_the_one_that_routes_stopped() throws Exception {
        var pace = new Pace(CUSTOMERS, AGENTS, MESSAGES, round -> round <= 1);

        assertFlawless(SeveralServers.run(folder, 3, pace, Duration.ofSeconds(12)));
    }

    private static void assertFlawless(Verdict verdict) {
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.found()).isEqualTo(verdict.acknowledged()).isPositive();
        assertThat(verdict.looks()).isPositive();
        assertThat(verdict.outages()).hasSize(verdict.kills());
    }
}
