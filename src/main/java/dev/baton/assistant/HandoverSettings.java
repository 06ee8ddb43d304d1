package dev.baton.assistant;

import dev.baton.assistant.hours.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When, where and with which words an assistant hands over.
 *
 * @param enabled the switch for an incident (A2)
 * @param defaultTeam the team that takes what no rule placed (R4); empty only where the mode is bot only
 * @param priority of its handovers; higher is served first
 * @param waitLimit how long a customer waits before the apology (A6)
 * @param ring how long an agent's offer rings (R7)
 * @param botWhileWaiting whether the bot goes on until a person takes over (H1)
 * @param hours when it is open (A1); empty: around the clock
 * @param messages what is said around a transfer
 */
public record HandoverSettings(
        boolean enabled,
        Optional<String> defaultTeam,
        int priority,
        Duration waitLimit,
        Duration ring,
        boolean botWhileWaiting,
        Optional<OpeningHours> hours,
        Messages messages) {

    /** In which of the three states the handover is at this moment (M3). */
    public State state(Instant at) {
        if (!enabled) {
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

    /**
     * What is said around a transfer, each text per assistant and language.
     *
     * @param online agents are online (M1)
     * @param offline nobody is online (M2)
     * @param opened said in place of {@code online} where it is set (M3)
     * @param disabled the handover is switched off (M3)
     * @param closed outside the opening hours (M3)
     * @param expired the wait limit passed (A6)
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
            LocalizedText botOnly,
            LocalizedText gaveUp) {}
}
