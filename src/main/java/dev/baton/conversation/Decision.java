package dev.baton.conversation;

import java.util.List;

/** What the rules make of a command. */
public sealed interface Decision {

    /**
     * It happens: these events, in this order.
     *
     * @param answer index of the event whose number is the answer and which carries the command's client id
     */
    record Happens(List<Event> events, int answer) implements Decision {
        Happens(Event... events) {
            this(List.of(events), 0);
        }
    }

    /** It already is so; the number is that of the event which made it so. Nothing is written. */
    record AlreadySo(long number) implements Decision {}

    /** It may not be. */
    record Refused(Refusal refusal) implements Decision {}
}
