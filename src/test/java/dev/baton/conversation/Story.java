package dev.baton.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a conversation from its start, in order. */
record Story(List<Step> steps) {

    private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");

    static Command.Start start(Instant at) {
        return new Command.Start(
                at,
                Optional.of("start"),
                "demo",
                Conversation.channelOf("desk"),
                Optional.of("en"),
                Optional.of(new Page("https://shop.example/", "Shop")),
                Visitor.ANONYMOUS);
    }

    /** Lets it happen. */
    LaneModel played() {
        var lane = new LaneModel(start(BEGIN));
        Instant now = BEGIN;
        for (Step step : steps) {
            now = now.plus(step.pause());
            lane.submit(step.command(lane, now));
        }
        return lane;
    }
}
