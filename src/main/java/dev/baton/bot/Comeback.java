package dev.baton.bot;

import dev.baton.assistant.Care.AfterPerson;
import dev.baton.assistant.Target;
import dev.baton.conversation.Conversation.Ended;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The customer writes again after a person has ended the talk, and the assistant does not leave that to the bot (H2). */
public sealed interface Comeback {

    /** The person who had it is there: back to them. @param target the team, and what they were wanted for */
    record ToPerson(Target target) implements Comeback {}

    /** The bot says nothing, unless a person is asked for. */
    record Silent() implements Comeback {}

    /**
     * What the customer's last message brings. It counts when that was written, so that a turn that is late, or taken over by
     * another node, comes to the same.
     *
     * @param ended the end, if a person has ended it
     * @param wrote when the customer wrote last
     * @param isThere whether the agent of the target is there and may have it
     */
    static Optional<Comeback> of(
            AfterPerson setting,
            Optional<Ended> ended,
            Instant wrote,
            Predicate<dev.baton.conversation.Target> isThere) {
        return ended.filter(end -> setting.within()
                        .map(within -> !wrote.isAfter(end.at().plus(within)))
                        .orElse(true))
                .flatMap(end -> switch (setting.next()) {
                    case BOT -> Optional.empty();
                    case SILENT -> Optional.of(new Silent());
                    case SAME_AGENT -> toPerson(end, isThere);
                });
    }

    private static Optional<Comeback> toPerson(Ended end, Predicate<dev.baton.conversation.Target> isThere) {
        var named = new dev.baton.conversation.Target(
                end.target().team(), end.target().skill(), end.agent());
        return end.agent().isPresent() && isThere.test(named)
                ? Optional.of(new ToPerson(
                        new Target(end.target().team(), end.target().skill(), Optional.empty())))
                : Optional.empty();
    }
}
