package dev.baton.assistant;

import dev.baton.assistant.HandoverSettings.Messages;
import dev.baton.assistant.HandoverSettings.State;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which one message a transfer brings (M8). */
public final class TransferMessages {

    private TransferMessages() {}

    /** Whether somebody is online to take the conversation (A3); a desk may not know. */
    public enum Availability {
        /** Somebody is online. */
        ONLINE,
        /** Nobody is. */
        OFFLINE,
        /** It cannot be told; counts as online, because the offline text would promise a wait that may not be. */
        UNKNOWN
    }

    /** What the message is for; the names of the API in lower case. */
    public enum Purpose {
        /** Goes on to a person. */
        TRANSFER,
        /** Waits until somebody is online. */
        OFFLINE,
        /** Stays with the bot: outside the opening hours. */
        CLOSED,
        /** Stays with the bot: switched off. */
        DISABLED;

        /** The purpose's name in the API. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The one message. */
    public record TransferMessage(Purpose purpose, String text) {}

    /**
     * The one message of a transfer: disabled or closed; else offline, in the step's words, else the team's, else the
     * assistant's; else the step's own transfer message, else its online response, else the opened text where it is set, else
     * the online text.
     *
     * @param steps the step's own words by state, {@code transfer}, {@code online}, {@code offline}, already in the customer's
     *     language; blank counts as none
     * @param offline what the team says when nobody is online
     * @param language the customer's, if known
     */
    public static TransferMessage choose(
            Messages messages,
            State state,
            Availability availability,
            Map<String, String> steps,
            Optional<LocalizedText> offline,
            Optional<String> language) {
        return switch (state) {
            case DISABLED ->
                new TransferMessage(Purpose.DISABLED, messages.disabled().in(language));
            case CLOSED -> new TransferMessage(Purpose.CLOSED, messages.closed().in(language));
            case OPENED ->
                availability == Availability.OFFLINE
                        ? new TransferMessage(
                                Purpose.OFFLINE,
                                own(steps, "offline").orElseGet(() -> offline.orElse(messages.offline())
                                        .in(language)))
                        : new TransferMessage(
                                Purpose.TRANSFER,
                                own(steps, "transfer")
                                        .or(() -> own(steps, "online"))
                                        .orElseGet(() -> messages.opened()
                                                .orElse(messages.online())
                                                .in(language)));
        };
    }

    private static Optional<String> own(Map<String, String> steps, String which) {
        return Optional.ofNullable(steps.get(which)).filter(text -> !text.isBlank());
    }
}
