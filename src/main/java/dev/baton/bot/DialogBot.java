package dev.baton.bot;

import dev.baton.assistant.PersonRequests;
import java.util.Optional;

/**
 * Runs an assistant's own actions. A pure function of the turn: the same turn always gives the same answer; any text of
 * any language is answered, none throws; memory of a document that has changed since is read as far as it still fits.
 */
public final class DialogBot implements Bot {

    private final TriggerOrder triggers;

    /** @param personRequests recognises that a customer asks for a person */
    public DialogBot(PersonRequests personRequests) {
        triggers = new TriggerOrder(personRequests);
    }

    @Override
    public BotAnswer answer(BotTurn turn) {
        return new DialogTurn(turn, triggers).answer();
    }

    @Override
    public Optional<Effect> owed(BotTurn turn) {
        return new Effects(new TurnState(turn)).owed();
    }
}
