package dev.baton.desk.connected;

import dev.baton.conversation.BotReturn;
import dev.baton.conversation.Command;
import dev.baton.conversation.Event;
import dev.baton.conversation.Target;
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
 * @param assistant who answers where the desk owns the channel (K2); empty: nobody does
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
        Optional<String> assistant,
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

    /** How it takes a conversation of its own channel that it was not given (K2). */
    Command.Takeover takeover(String reference, Instant at, boolean tells) {
        return new Command.Takeover(opened(Target.BY_RULES, at, false, tells), reference);
    }

    /** A conversation that goes there. @param tells whether what its people say and do is heard of */
    Event.DeskOpened opened(Target target, Instant at, boolean botSpeaks, boolean tells) {
        return new Event.DeskOpened(
                id,
                name,
                target,
                at.plus(acceptWithin),
                botSpeaks && botUntil == BotUntil.JOINED,
                fallback,
                tells ? again : Optional.of(BotReturn.NEVER));
    }
}
