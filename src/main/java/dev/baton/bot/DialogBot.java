package dev.baton.bot;

import dev.baton.assistant.PersonRequests;

/**
 * Runs an assistant's own actions. A pure function of the turn: the same turn always gives the same answer; any text of
 * any language is answered, none throws; memory of a document that has changed since is read as far as it still fits.
 */
public final class DialogBot implements Bot {

    private final PersonRequests personRequests;

    /** @param personRequests recognises that a customer asks for a person */
    public DialogBot(PersonRequests personRequests) {
        this.personRequests = personRequests;
    }

    @Override
    public BotAnswer answer(BotTurn turn) {
        return new DialogTurn(turn, personRequests).answer();
    }
}
