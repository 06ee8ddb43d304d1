package dev.baton.handover;

import dev.baton.assistant.Care;
import dev.baton.assistant.HandoverSettings;
import dev.baton.assistant.HandoverSettings.NobodyOnline;
import dev.baton.assistant.LocalizedText;
import dev.baton.conversation.Command.Decided;
import dev.baton.conversation.Command.Instead;
import dev.baton.conversation.Event;
import dev.baton.conversation.Event.Outcome;
import dev.baton.conversation.Target;
import java.util.Optional;

/**
 * What happens where nobody can take a conversation (A4, A6): as the team's part of the file says, else the assistant's.
 *
 * @param settings the assistant's
 * @param target where it was to go; the team is present
 * @param mail whether mail can be sent
 */
record Outcomes(HandoverSettings settings, Target target, boolean mail) {

    NobodyOnline nobodyOnline() {
        return team().nobodyOnline().orElse(settings.nobodyOnline());
    }

    /** What is said about it. */
    LocalizedText text() {
        return team().offline().orElse(settings.messages().offline());
    }

    /** The decision when nobody is online; empty to wait. */
    Optional<Decided> whenNobodyIsOnline() {
        Optional<String> action = settings.actions().offline();
        return switch (nobodyOnline()) {
            case WAIT -> Optional.empty();
            case BOT -> Optional.of(new Decided.Stays(Outcome.OFFLINE, new Instead.Goes(action)));
            case END -> Optional.of(new Decided.Stays(Outcome.OFFLINE, new Instead.Ends()));
            case LINK -> Optional.of(new Decided.Stays(Outcome.LINK, new Instead.Goes(action)));
            case LEAVE_MESSAGE ->
                Optional.of(
                        action.isPresent()
                                ? new Decided.Stays(Outcome.OFFLINE, new Instead.Goes(action))
                                : new Decided.ToInbox(inboxed()));
        };
    }

    /** What follows the apology when the wait limit has passed. */
    Instead afterWait() {
        Optional<String> action = settings.actions().expired();
        if (action.isPresent()) {
            return new Instead.Goes(action);
        }
        return switch (nobodyOnline()) {
            case WAIT, BOT, LINK -> Instead.NOTHING;
            case END -> new Instead.Ends();
            case LEAVE_MESSAGE -> new Instead.Inbox(inboxed());
        };
    }

    /** What is said about that, after the apology. */
    Optional<LocalizedText> afterWaitText() {
        boolean said =
                switch (nobodyOnline()) {
                    case WAIT, BOT -> false;
                    case END, LINK, LEAVE_MESSAGE ->
                        settings.actions().expired().isEmpty();
                };
        return said ? Optional.of(text()) : Optional.empty();
    }

    private Event.Inboxed inboxed() {
        return new Event.Inboxed(
                target, team().mailTo().or(() -> settings.care().mailTo()).filter(address -> mail));
    }

    private Care.TeamCare team() {
        return settings.care().team(target.team());
    }
}
