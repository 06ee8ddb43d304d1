package dev.baton.handover;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.HandoverSettings.State;
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
 * Whether a handover is possible now (A1 to A3): the switches of people, the assistant's own, the opening hours, and who is
 * online. All that it looked at is told, so that the decision can be explained (law 10).
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
    Found of(AssistantDocument assistant, Conversation state, Target target, Instant now) {
        var looked = new LinkedHashMap<String, String>();
        Optional<Switches.Off> off =
                switches.offFor(assistant.id(), target.team().orElse(""));
        looked.put("switch", off.map(AvailabilityCheck::described).orElse("on"));
        State byDocument = assistant.handover().state(now);
        looked.put("assistant", byDocument.name().toLowerCase(Locale.ROOT));
        Desk.Availability online = desk.availability(state, target);
        looked.put("online", online(online));
        return new Found(
                off.isPresent() ? State.DISABLED : byDocument, online, off.flatMap(Switches.Off::message), looked);
    }

    private static String described(Switches.Off off) {
        return off.kind().wire() + " " + off.id() + " is off"
                + off.until().map(until -> " until " + until).orElse("") + ", by " + off.by();
    }

    private static String online(Desk.Availability availability) {
        return switch (availability) {
            case ONLINE -> "yes";
            case OFFLINE -> "no";
            case UNKNOWN -> "unknown";
        };
    }
}
