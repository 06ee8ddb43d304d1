package dev.baton.conversation;

import dev.baton.conversation.Decision.AlreadySo;
import dev.baton.conversation.Decision.Happens;
import dev.baton.conversation.Decision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the {@link Rules} for a desk that owns the channel of a conversation which it has not (K2): its people may take it
 * at any time, also by simply speaking, and may end it. Only what one of our people or another desk has is not theirs to take.
 */
final class OwnChannel {

    private OwnChannel() {}

    static Decision hear(Conversation state, Command.HearDesk hear) {
        return switch (hear.said()) {
            case Command.DeskSays.Accepted accepted -> takes(state, hear, "The desk", List.of());
            case Command.DeskSays.Joined joined ->
                takes(state, hear, joined.name(), List.of(joined(hear, joined.person(), joined.name())));
            case Command.DeskSays.Message said ->
                takes(state, hear, said.name(), List.of(joined(hear, said.person(), said.name()), said.asEvent()));
            case Command.DeskSays.Ended ended -> ends(state);
            case Command.DeskSays.Notice notice -> refused(state);
            case Command.DeskSays.HandsBack back -> handsBack(state, back);
            case Command.DeskSays.Transferred passed -> refused(state);
            case Command.DeskSays.Left left -> refused(state);
            case Command.DeskSays.Failed failed -> refused(state);
        };
    }

    private static Decision takes(Conversation state, Command.HearDesk hear, String who, List<Event> then) {
        if (hear.takes().isEmpty() || isWithOthers(state)) {
            return refused(state);
        }
        Command.Takeover takes = hear.takes().get();
        var events = new ArrayList<Event>();
        if (state.owner() instanceof Owner.Closed) {
            events.add(new Event.Reopened());
        }
        if (state.owner() instanceof Owner.Queue queue) {
            queue.offer().map(Rules::withdrawn).ifPresent(events::add);
        }
        if (state.owner() instanceof Owner.Closed
                || state.owner() instanceof Owner.Bot && state.decision().isEmpty()) {
            events.add(new Event.HandoverRequested(
                    HandoverReason.AGENT, who + " took over", takes.opened().target(), Map.of(), Optional.empty()));
        }
        events.add(takes.opened());
        events.add(new Event.DeskAccepted(takes.opened().desk(), takes.reference(), true));
        events.addAll(then);
        return new Happens(List.copyOf(events), events.size() - 1);
    }

    private static Decision ends(Conversation state) {
        if (state.owner() instanceof Owner.Closed) {
            return new AlreadySo(state.ownerNumber());
        }
        if (isWithOthers(state)) {
            return refused(state);
        }
        List<Event> ends = Rules.ends(state, Optional.empty());
        return new Happens(ends, ends.size() - 1);
    }

    /** What the bot has it has. */
    private static Decision handsBack(Conversation state, Command.DeskSays.HandsBack back) {
        if (!(state.owner() instanceof Owner.Closed)) {
            return new AlreadySo(state.number());
        }
        var events = new ArrayList<Event>();
        events.add(new Event.Reopened());
        back.action().map(Event.ActionStarted::new).ifPresent(events::add);
        return new Happens(List.copyOf(events), 0);
    }

    private static boolean isWithOthers(Conversation state) {
        return switch (state.owner()) {
            case Owner.Agent agent -> true;
            case Owner.Desk other -> true;
            case Owner.Bot bot -> false;
            case Owner.Queue queue -> false;
            case Owner.Inbox inbox -> false;
            case Owner.Closed closed -> false;
        };
    }

    private static Event joined(Command.HearDesk hear, String person, String name) {
        return new Event.DeskJoined(hear.desk(), person, name);
    }

    private static Decision refused(Conversation state) {
        return new Refused(new Refusal.NotOwner(state.owner()));
    }
}
