package dev.baton.bot;

/** What answers a customer before, beside and after people. */
public interface Bot {

    /** Answers one turn. A turn asks for a person at most once. */
    BotAnswer answer(BotTurn turn);
}
