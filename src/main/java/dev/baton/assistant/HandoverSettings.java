package dev.baton.assistant;

import dev.baton.assistant.hours.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When, where and with which words an assistant hands over.
 *
 * @param enabled the switch for an incident (A2)
 * @param disabledUntil until when it is switched off, whatever {@code enabled} says
 * @param defaultTeam the team that takes what no rule placed (R4); empty only where the mode is bot only
 * @param priority of its handovers; higher is served first
 * @param waitLimit how long a customer waits before the apology (A6)
 * @param ring how long an agent's offer rings (R7)
 * @param botWhileWaiting whether the bot goes on until a person takes over (H1)
 * @param hours when it is open (A1); empty: around the clock
 * @param askFirst what is asked before every handover of the bot's; the customer may skip it (X5)
 * @param nobodyOnline what happens when it is open and nobody is online (A4)
 * @param messages what is said around a transfer
 * @param actions actions that run in place of a message (M3, M7)
 * @param care what is done for the customer around it: teams of their own, reminders, silence, masking
 */
public record HandoverSettings(
        boolean enabled,
        Optional<Instant> disabledUntil,
        Optional<String> defaultTeam,
        int priority,
        Duration waitLimit,
        Duration ring,
        boolean botWhileWaiting,
        Optional<OpeningHours> hours,
        List<Question> askFirst,
        NobodyOnline nobodyOnline,
        Messages messages,
        Actions actions,
        Care care) {

    /** Copies the list. */
    public HandoverSettings {
        askFirst = List.copyOf(askFirst);
    }

    /** In which of the three states the handover is at this moment (M3). */
    public State state(Instant at) {
        if (!enabled && disabledUntil.isEmpty()
                || disabledUntil.map(at::isBefore).orElse(false)) {
            return State.DISABLED;
        }
        return hours.map(calendar -> calendar.open(at)).orElse(true) ? State.OPENED : State.CLOSED;
    }

    /** The three states of M3. */
    public enum State {
        /** Switched off. */
        DISABLED,
        /** Outside the opening hours. */
        CLOSED,
        /** People are there by the calendar. */
        OPENED
    }

    /** What happens when it is open and nobody is online (A4); the text for it is {@link Messages#offline}. */
    public enum NobodyOnline {
        /** The customer waits in the queue. */
        WAIT,
        /** The bot goes on. */
        BOT,
        /** The conversation ends. */
        END,
        /** What the customer writes next lies in the team's inbox; where there is {@link Actions#offline}, it runs instead. */
        LEAVE_MESSAGE,
        /** The text holds a link; the bot goes on. */
        LINK
    }

    /**
     * Actions that run in place of a message, by id (M3, M7, A4).
     *
     * @param opened runs while the customer waits
     * @param disabled runs when the handover is switched off
     * @param closed runs outside the opening hours
     * @param offline runs when nobody is online and the outcome is not to wait
     * @param expired runs after the wait limit's apology (A6)
     * @param failed runs after a transfer that failed (M7)
     */
    public record Actions(
            Optional<String> opened,
            Optional<String> disabled,
            Optional<String> closed,
            Optional<String> offline,
            Optional<String> expired,
            Optional<String> failed) {

        /** None. */
        public static final Actions NONE = new Actions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What is said around a transfer, each text per assistant and language.
     *
     * @param online agents are online (M1)
     * @param offline nobody is online (M2); the built-in text promises what {@link NobodyOnline} does
     * @param opened said in place of {@code online} where it is set (M3)
     * @param disabled the handover is switched off (M3)
     * @param closed outside the opening hours (M3)
     * @param expired the wait limit passed (A6)
     * @param failed the transfer failed (M7)
     * @param apology said when the bot does not answer, before a person is fetched (T15)
     * @param botOnly a person was asked for where there is none (T18)
     * @param gaveUp a question is dropped after too many invalid answers where there is no person
     */
    public record Messages(
            LocalizedText online,
            LocalizedText offline,
            Optional<LocalizedText> opened,
            LocalizedText disabled,
            LocalizedText closed,
            LocalizedText expired,
            LocalizedText failed,
            LocalizedText apology,
            LocalizedText botOnly,
            LocalizedText gaveUp) {}
}
