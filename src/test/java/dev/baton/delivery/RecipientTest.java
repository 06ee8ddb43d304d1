package dev.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a target is left alone, and when it is tried again. */
class RecipientTest {

    @Test
    void a_target_that_fails_is_left_alone_and_tried_again_by_itself() {
        var recipient = new Recipient("desk:one", Duration.ofMillis(50));
        for (int i = 0; i < 10 && recipient.tryPass(); i++) {
            recipient.failed();
        }
        assertThat(recipient.tryPass()).isFalse();

        await().until(() -> !recipient.isLeftAlone());
        assertThat(recipient.tryPass()).isTrue();
        recipient.answered();
        assertThat(recipient.tryPass()).isTrue();
        recipient.answered();
        for (int i = 0; i < 20; i++) {
            assertThat(recipient.tryPass()).as("healthy again").isTrue();
            recipient.answered();
        }
    }
}
