package dev.baton.bot;

import dev.baton.conversation.Tags;
import java.util.Optional;

/**
 * What stands on a conversation besides what is said in it.
 *
 * @param tags its tags (T11)
 * @param waits whether it waits for a person, so that the bot only keeps the customer company (H1)
 * @param comeback what is to happen because a person has ended the talk (H2)
 */
public record Standing(Tags tags, boolean waits, Optional<Comeback> comeback) {

    /** Nothing happens because a person has ended it. */
    public Standing(Tags tags, boolean waits) {
        this(tags, waits, Optional.empty());
    }

    /** Nothing. */
    static final Standing PLAIN = new Standing(Tags.NONE, false);
}
