package dev.baton.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a conversation from its start, in order. */
record Story(List<Step> steps) {

    private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");

    /** In our own widget. */
    static Command.Start start(Instant at) {
        return start(at, "web");
    }

    /** Where the desk {@code desk} owns the channel: all can happen there that can in our widget, and more. */
    static Command.Start startAtDesk(Instant at) {
        return start(at, Conversation.channelOf("desk"));
    }

    private static Command.Start start(Instant at, String channel) {
        return new Command.Start(
                at,
                Optional.of("start"),
                "demo",
                channel,
                Optional.of("en"),
                Optional.of(new Page("https://shop.example/", "Shop")),
                Visitor.ANONYMOUS);
    }

    /** One in three happens in our widget. */
    private Command.Start start() {
        return steps.size() % 3 == 0 ? start(BEGIN) : startAtDesk(BEGIN);
    }

    /** Lets it happen. */
    LaneModel played() {
        var lane = new LaneModel(start());
        Instant now = BEGIN;
        for (Step step : steps) {
            now = now.plus(step.pause());
            lane.submit(step.command(lane, now));
        }
        return lane;
    }
}
