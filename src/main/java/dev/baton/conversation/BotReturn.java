package dev.baton.conversation;

import java.time.Duration;
import java.util.Optional;

/**
 * When the bot may speak again after a person at an outside desk has, other than at the end there (K7).
 *
 * @param quiet after the people there have said nothing for so long; empty: never, the end there is the end of the conversation
 */
public record BotReturn(Optional<Duration> quiet) {

    /** Not in this conversation. */
    public static final BotReturn NEVER = new BotReturn(Optional.empty());

    /** When nothing was said there for so long. */
    public static BotReturn after(Duration quiet) {
        return new BotReturn(Optional.of(quiet));
    }
}
