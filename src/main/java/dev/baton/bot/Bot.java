package dev.baton.bot;

import java.util.Optional;

/** What answers a customer before, beside and after people. */
public interface Bot {

    /** Answers one turn. A turn asks for a person at most once. */
    BotAnswer answer(BotTurn turn);

    /**
     * What must be done outside before this turn can be answered: the answer before it went on. The runner does it and puts
     * the result before the turn's inputs.
     */
    default Optional<Effect> owed(BotTurn turn) {
        return Optional.empty();
    }
}
