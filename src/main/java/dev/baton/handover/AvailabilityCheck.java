package dev.baton.handover;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.HandoverSettings.State;
import dev.baton.assistant.hours.OpeningHours;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Target;
import dev.baton.desk.Desk;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a handover is possible now (A1 to A3): the switches of people, the assistant's own, the opening hours of the
 * assistant, of the team and of the desk, and who is online. It is open only where all of them are. All that was looked at is told, so
 * that the decision can be explained (law 10).
 */
@Component
final class AvailabilityCheck {

    private final Switches switches;
    private final Desk desk;

    AvailabilityCheck(Switches switches, Desk desk) {
        this.switches = switches;
        this.desk = desk;
    }

    /**
     * What was found.
     *
     * @param state disabled, closed or opened
     * @param online whether somebody is there
     * @param message what the person who switched it off wants customers to be told
     * @param looked what was looked at, and what it was
     */
    record Found(State state, Desk.Availability online, Optional<String> message, Map<String, String> looked) {}

    /** Looks at all that applies to this assistant and the target's team. */
    Found of(AssistantDocument assistant, Conversation conversation, Target target, Instant now) {
        var looked = new LinkedHashMap<String, String>();
        Desk.Taker taker = desk.taker(conversation, target, now);
        Optional<Switches.Off> off =
                switches.offFor(assistant.id(), target.team().orElse(""), taker.desk());
        looked.put("switch", off.map(AvailabilityCheck::described).orElse("on"));
        State byAssistant = assistant.handover().state(now);
        looked.put("assistant", byAssistant.name().toLowerCase(Locale.ROOT));
        Optional<OpeningHours> hours =
                assistant.handover().care().team(target.team()).hours();
        boolean teamOpen = hours.map(calendar -> calendar.open(now)).orElse(true);
        hours.ifPresent(calendar -> looked.put("team hours", teamOpen ? "open" : "closed"));
        looked.put("desk", taker.desk());
        if (!taker.open()) {
            looked.put("desk hours", "closed");
        }
        Desk.Availability online = taker.availability();
        looked.put("online", word(online));
        return new Found(
                state(off.isPresent(), byAssistant, teamOpen && taker.open()),
                online,
                off.flatMap(Switches.Off::message),
                looked);
    }

    private static State state(boolean off, State byAssistant, boolean open) {
        if (off || byAssistant == State.DISABLED) {
            return State.DISABLED;
        }
        return open ? byAssistant : State.CLOSED;
    }

    private static String described(Switches.Off off) {
        return off.kind().wire() + " " + off.id() + " is off"
                + off.until().map(until -> " until " + until).orElse("") + ", by " + off.by();
    }

    private static String word(Desk.Availability availability) {
        return switch (availability) {
            case ONLINE -> "yes";
            case OFFLINE -> "no";
            case UNKNOWN -> "unknown";
        };
    }
}
