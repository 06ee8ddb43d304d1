package dev.baton.platform;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says in the server's health whether hints from other nodes are heard; without them news comes late. */
@Component
class HintsHealth implements HealthIndicator {

    private final Hints hints;

    HintsHealth(Hints hints) {
        this.hints = hints;
    }

    @Override
    public Health health() {
        var health = hints.healthy() ? Health.up() : Health.down();
        return health.withDetail("lastBeatMillis", hints.age().toMillis()).build();
    }
}
