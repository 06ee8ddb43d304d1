package dev.baton.bot;

/** What reached the bot since its last turn. */
public sealed interface BotInput {

    /** The conversation begins. */
    record Greeting() implements BotInput {}

    /** The customer wrote something, or clicked a button, which is the same. */
    record Said(String text) implements BotInput {}
}
