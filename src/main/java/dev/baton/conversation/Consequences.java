package dev.baton.conversation;

import java.util.Optional;

/**
 * What a deadline that has passed brings, as the assistant says it. It is worked out before the conversation's lane is
 * entered; {@link #seen} lets the rules tell whether something has happened since.
 *
 * @param seen the number of the last event of the state that it was worked out for
 * @param expired what a customer is told whose wait has ended unserved (A6)
 * @param afterWait what follows it
 * @param afterWaitLine what is said about that, if more needs saying
 * @param apology what is said before a person is fetched for a bot that does not answer (T15)
 * @param failed what is said when a handover could not be decided (M7)
 * @param failedAction what the bot then starts with
 * @param silence what silence brings now or next
 * @param wish the request that follows when the bot has asked what it asks first (X5), if it does
 */
public record Consequences(
        long seen,
        Optional<Event.Message> expired,
        Command.Instead afterWait,
        Optional<Event.Message> afterWaitLine,
        Optional<Event.Message> apology,
        Optional<Event.Message> failed,
        Optional<String> failedAction,
        Optional<Silence> silence,
        Optional<Event.HandoverRequested> wish) {

    /** Nobody has wished for a person for which the bot asks first. */
    public Consequences(
            long seen,
            Optional<Event.Message> expired,
            Command.Instead afterWait,
            Optional<Event.Message> afterWaitLine,
            Optional<Event.Message> apology,
            Optional<Event.Message> failed,
            Optional<String> failedAction,
            Optional<Silence> silence) {
        this(seen, expired, afterWait, afterWaitLine, apology, failed, failedAction, silence, Optional.empty());
    }

    /** The same, where a person is wanted and the bot asks first. */
    public Consequences wishing(Optional<Event.HandoverRequested> wanted) {
        return new Consequences(
                seen, expired, afterWait, afterWaitLine, apology, failed, failedAction, silence, wanted);
    }

    /** Nothing is said; the bot goes on. */
    public static final Consequences NONE = expired(Optional.empty());

    /** A customer who waited in vain is told so; nothing else is said. */
    public static Consequences expired(Optional<Event.Message> line) {
        return new Consequences(
                0,
                line,
                Command.Instead.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
