package dev.baton.handover;

import dev.baton.assistant.Assistants;
import dev.baton.routing.RingTimes;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long an offer rings, as the assistant's document says (R7). */
@Component
final class Rings implements RingTimes {

    private final Assistants assistants;

    Rings(Assistants assistants) {
        this.assistants = assistants;
    }

    @Override
    public Duration ring(String assistant) {
        return assistants
                .find(assistant)
                .map(document -> document.handover().ring())
                .orElse(DEFAULT);
    }
}
