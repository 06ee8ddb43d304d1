package dev.baton.bot;

import dev.baton.conversation.Tags;

/**
 * What stands on a conversation besides what is said in it.
 *
 * @param tags its tags (T11)
 * @param waits whether it waits for a person, so that the bot only keeps the customer company (H1)
 */
public record Standing(Tags tags, boolean waits) {

    /** Nothing. */
    static final Standing PLAIN = new Standing(Tags.NONE, false);
}
