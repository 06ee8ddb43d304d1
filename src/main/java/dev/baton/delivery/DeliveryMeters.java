package dev.baton.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What of the outbox whoever operates it should see: how long the oldest delivery waits, and what is dead. Read when asked for. */
@Component
final class DeliveryMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMeters.class);

    private final DeadLetters letters;

    DeliveryMeters(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("baton.outbox.age", letters, known -> read(DeadLetters::oldestWaiting))
                .description("Seconds since the oldest delivery that is neither delivered nor dead was written")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("baton.outbox.dead", letters, known -> read(DeadLetters::count))
                .description("Deliveries that were given up and wait for a person")
                .register(registry);
    }

    private double read(ToLongFunction<DeadLetters> what) {
        try {
            return what.applyAsLong(letters);
        } catch (DataAccessException unreachable) {
            LOG.debug("The outbox could not be measured", unreachable);
            return Double.NaN;
        }
    }
}
