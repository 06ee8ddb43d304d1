package dev.baton.conversation;

import dev.baton.conversation.Decision.AlreadySo;
import dev.baton.conversation.Decision.Happens;
import dev.baton.conversation.Decision.Refused;
import dev.baton.conversation.Event.DeskOutcome;
import dev.baton.conversation.Owner.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the {@link Rules} for conversations at an outside desk (K1, M7). What a desk says may come twice and out of
 * order: a person who speaks has joined, who joined before it was accepted has it, and what comes after the end is refused.
 */
final class AtDesk {

    private AtDesk() {}

    static Decision hear(Conversation state, Command.HearDesk hear) {
        if (state.owner() instanceof Owner.Desk desk && desk.id().equals(hear.desk())) {
            return there(state, desk, hear);
        }
        return state.channelDesk().filter(hear.desk()::equals).isPresent()
                ? OwnChannel.hear(state, hear)
                : new Refused(new Refusal.NotOwner(state.owner()));
    }

    private static Decision there(Conversation state, Owner.Desk desk, Command.HearDesk hear) {
        return switch (hear.said()) {
            case Command.DeskSays.Accepted accepted ->
                accepted.opening() == state.ownerNumber() && desk.reference().isEmpty()
                        ? new Happens(new Event.DeskAccepted(desk.id(), accepted.reference(), accepted.pausesBot()))
                        : new AlreadySo(state.number());
            case Command.DeskSays.Joined joined ->
                desk.stage() == Stage.TALKING && desk.person().equals(joined.name())
                        ? new AlreadySo(state.number())
                        : new Happens(joined(desk, joined.person(), joined.name()));
            case Command.DeskSays.Message message -> message(desk, message);
            case Command.DeskSays.Notice notice -> new Happens(Event.Message.of(notice.text()));
            case Command.DeskSays.Transferred passed -> new Happens(new Event.DeskTransferred(desk.id(), passed.to()));
            case Command.DeskSays.Left left ->
                desk.stage() == Stage.TALKING
                        ? new Happens(new Event.DeskLeft(desk.id(), left.name(), left.answerBy()))
                        : new AlreadySo(state.number());
            case Command.DeskSays.Ended ended -> over(desk);
            case Command.DeskSays.HandsBack back ->
                new Happens(ended(desk, DeskOutcome.ENDED, "The people there gave it back.", back.action()));
            case Command.DeskSays.Failed failed ->
                failed.opening() != 0 && failed.opening() != state.ownerNumber()
                        ? new AlreadySo(state.number())
                        : new Happens(
                                fails(
                                        state,
                                        desk,
                                        failed.refused() ? DeskOutcome.REFUSED : DeskOutcome.FAILED,
                                        failed.why(),
                                        hear.brings()),
                                0);
        };
    }

    /** The message bears the desk's id, so it is the answer, whether or not a join stands before it. */
    private static Decision message(Owner.Desk desk, Command.DeskSays.Message said) {
        Event.Message message = said.asEvent();
        return desk.stage() == Stage.TALKING && desk.person().equals(said.name())
                ? new Happens(message)
                : new Happens(List.of(joined(desk, said.person(), said.name()), message), 1);
    }

    /** The bot has it again, or it is over for good (K7). */
    private static Decision over(Owner.Desk desk) {
        Event ended = ended(desk, DeskOutcome.ENDED, "", Optional.empty());
        return desk.isLast() ? new Happens(List.of(ended, new Event.Closed(Optional.empty())), 0) : new Happens(ended);
    }

    private static Event joined(Owner.Desk desk, String person, String name) {
        return new Event.DeskJoined(desk.id(), person, name);
    }

    /** It did not work: the alternative is asked, or the customer is told and the bot goes on with its branch (M7). */
    static List<Event> fails(
            Conversation state, Owner.Desk desk, DeskOutcome outcome, String why, Consequences brings) {
        var events = new ArrayList<Event>();
        if (desk.fallback().isPresent()) {
            events.add(ended(desk, outcome, why, Optional.empty()));
            events.add(new Event.HandoverRequested(
                    state.handover().map(Conversation.Handover::reason).orElse(HandoverReason.TRANSFER),
                    desk.name() + " could not take it",
                    desk.target().at(desk.fallback().get()),
                    Map.of(),
                    Optional.empty()));
        } else {
            events.add(ended(desk, outcome, why, brings.failedAction()));
            brings.failed().ifPresent(events::add);
        }
        return events;
    }

    static Event ended(Owner.Desk desk, DeskOutcome outcome, String why, Optional<String> action) {
        return new Event.DeskEnded(desk.id(), desk.name(), outcome, why, action);
    }
}
