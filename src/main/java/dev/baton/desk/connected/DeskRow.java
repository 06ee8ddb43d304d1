package dev.baton.desk.connected;

import dev.baton.conversation.BotReturn;
import dev.baton.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A desk as it is set up (K8).
 *
 * @param id stands in addresses
 * @param kind which {@link dev.baton.desk.DeskKind}
 * @param name what people call it
 * @param settings what may be shown
 * @param enabled whether new conversations go there
 * @param botUntil when the bot falls silent (K7)
 * @param again when it may speak again after a person there has; empty: when it has ended there (K7)
 * @param acceptWithin how long until somebody there must have taken it
 * @param fallback the desk that is asked when this one fails (K3)
 * @param hours its own opening hours (A1); empty: always open
 * @param health how it was when it was last tried
 * @param checkedAt when that was
 * @param removed whether it is kept only for what is still there (K5)
 */
record DeskRow(
        String id,
        String kind,
        String name,
        Map<String, String> settings,
        boolean enabled,
        BotUntil botUntil,
        Optional<BotReturn> again,
        Duration acceptWithin,
        Optional<String> fallback,
        Optional<DeskHours> hours,
        KnownHealth health,
        Optional<Instant> checkedAt,
        boolean removed) {

    /** When the bot falls silent. */
    enum BotUntil {
        /** At once. */
        HANDOVER,
        /** When a person takes over. */
        JOINED
    }

    /** How it was. @param works empty until it was tried */
    record KnownHealth(Optional<Boolean> works, Desk.Availability availability, Desk.Waiting waiting, String note) {
        static final KnownHealth NEVER_TRIED =
                new KnownHealth(Optional.empty(), Desk.Availability.UNKNOWN, Desk.Waiting.UNKNOWN, "");
    }

    /** Whether new conversations may go there. */
    boolean usable() {
        return enabled && !removed && health.works().orElse(true);
    }
}
