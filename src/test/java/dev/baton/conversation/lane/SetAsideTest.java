package dev.baton.conversation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.ConversationId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SetAsideTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final SetAside setAside = new SetAside();
    private final ConversationId id = ConversationId.startingAt(NOW);

    @Test
    void each_failure_doubles_the_pause() {
        setAside.failed(id, NOW, "first");
        assertThat(setAside.resting(NOW.plusSeconds(1))).containsExactly(id);
        assertThat(setAside.resting(NOW.plusSeconds(2))).isEmpty();

        setAside.failed(id, NOW, "second");
        assertThat(setAside.resting(NOW.plusSeconds(3))).containsExactly(id);
        assertThat(setAside.resting(NOW.plusSeconds(4))).isEmpty();
    }

    @Test
    void the_pause_stays_bounded() {
        for (int failure = 0; failure < 100; failure++) {
            setAside.failed(id, NOW, "again");
        }

        assertThat(setAside.resting(NOW.plusSeconds(256))).isEmpty();
    }

    @Test
    void a_success_ends_the_count() {
        setAside.failed(id, NOW, "first");
        setAside.failed(id, NOW, "second");

        setAside.succeeded(id);

        assertThat(setAside.resting(NOW)).isEmpty();
        setAside.failed(id, NOW, "first again");
        assertThat(setAside.resting(NOW.plusSeconds(2))).isEmpty();
    }
}
