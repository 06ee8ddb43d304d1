package dev.baton.assistant;

import dev.baton.assistant.HandoverSettings.NobodyOnline;
import dev.baton.assistant.hours.OpeningHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is done for a customer around a handover: teams with hours and outcomes of their own, reminders, ends by silence,
 * and what is masked.
 *
 * @param teams what is different for a team, by its id
 * @param mailTo where messages that customers leave are sent (A4)
 * @param reminders what is said when nothing happens (M6)
 * @param autoClose when silence ends a conversation (H4)
 * @param afterPerson what the customer's next message brings after a person has ended the talk (H2)
 * @param masking what is masked before it is stored (X6)
 */
public record Care(
        Map<String, TeamCare> teams,
        Optional<String> mailTo,
        Reminders reminders,
        AutoClose autoClose,
        AfterPerson afterPerson,
        MaskingSettings masking) {

    /** Copies the map. */
    public Care {
        teams = Map.copyOf(teams);
    }

    /** What is different for a team; nothing where the file does not name it. */
    public TeamCare team(Optional<String> id) {
        return teams.getOrDefault(id.orElse(""), TeamCare.SAME);
    }

    /**
     * What is different for a team.
     *
     * @param hours its own opening hours; it is open only where the assistant is, too (A1)
     * @param nobodyOnline what happens when nobody of it is online (A4)
     * @param offline what is said then
     * @param mailTo where messages left for it are sent
     * @param reminders its own
     */
    public record TeamCare(
            Optional<OpeningHours> hours,
            Optional<NobodyOnline> nobodyOnline,
            Optional<LocalizedText> offline,
            Optional<String> mailTo,
            Optional<Reminders> reminders) {

        /** Nothing is different. */
        public static final TeamCare SAME =
                new TeamCare(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What is said when nothing happens, in the team's working hours only (M6).
     *
     * @param delay to who waits for a person
     * @param agentSlow to who waits for the person's answer
     * @param customerSilent to who has not answered the person
     */
    public record Reminders(Optional<Reminder> delay, Optional<Reminder> agentSlow, Optional<Reminder> customerSilent) {

        /** Nobody is reminded. */
        public static final Reminders NONE = new Reminders(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A reminder.
     *
     * @param after how long nothing has happened, or how long ago it was said last
     * @param times how often at most
     * @param text what is said
     */
    public record Reminder(Duration after, int times, LocalizedText text) {}

    /**
     * When silence ends a conversation (H4); a conversation that waits for us is never ended so.
     *
     * @param bot after how long with the bot
     * @param agent after how long with a person whom the customer has not answered
     * @param warning what is said before, and how long before
     */
    public record AutoClose(Optional<Duration> bot, Optional<Duration> agent, Optional<Warning> warning) {

        /** Silence ends nothing. */
        public static final AutoClose NEVER = new AutoClose(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What the customer's next message brings after a person has ended the talk (H2).
     *
     * @param next who answers
     * @param within for how long after the end; empty: until the conversation is closed again
     */
    public record AfterPerson(Next next, Optional<Duration> within) {

        /** The bot answers. */
        public static final AfterPerson BOT = new AfterPerson(Next.BOT, Optional.empty());

        /** Who answers. */
        public enum Next {
            /** The bot. */
            BOT,
            /** The same person, if there and eligible; else the bot. */
            SAME_AGENT,
            /** Nobody: the bot is silent, unless a person is asked for. */
            SILENT
        }

        /** For how long the same person is asked first (R9); zero for not at all. */
        public Duration sameAgent() {
            return next == Next.SAME_AGENT ? within.orElse(Duration.ZERO) : Duration.ZERO;
        }
    }

    /** What is said so long before the end. */
    public record Warning(Duration before, LocalizedText text) {}

    /**
     * What is masked before it is stored (X6).
     *
     * @param cards payment card numbers
     * @param ibans bank account numbers
     * @param passwords passwords that are written out
     * @param agents whether the same is done to what people of the team write
     * @param patterns of one's own
     */
    public record MaskingSettings(
            boolean cards, boolean ibans, boolean passwords, boolean agents, List<MaskingPattern> patterns) {

        /** Copies the list. */
        public MaskingSettings {
            patterns = List.copyOf(patterns);
        }
    }

    /** A pattern of one's own; its name stands in place of what it finds. */
    public record MaskingPattern(String name, com.google.re2j.Pattern pattern) {}
}
