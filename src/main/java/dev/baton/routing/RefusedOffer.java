package dev.baton.routing;

import dev.baton.conversation.Refusal;

/** What a refused offer says of the router's index. Pure. */
enum RefusedOffer {
    /** Another node routes by now; nothing of this term is of use any more. */
    TERM_OVER,
    /** The agent carries more, or may carry less, than the index has it. */
    WRONG_ABOUT_AGENT,
    /** The conversation is not as the index has it. */
    WRONG_ABOUT_CONVERSATION,
    /** Nothing could be written just now; the conversation may be as it was. */
    NOT_NOW;

    static RefusedOffer of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OldTerm old -> TERM_OVER;
            case Refusal.OverCapacity over -> WRONG_ABOUT_AGENT;
            case Refusal.Overloaded overloaded -> NOT_NOW;
            case Refusal.NoSuchConversation no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.NotOwner no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.AlreadyTaken no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.OfferOver no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.StaleEpoch no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.NoSuchTurn no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.TooManyTags no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.WrongState no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.Expired no -> WRONG_ABOUT_CONVERSATION;
            case Refusal.Blocked no -> WRONG_ABOUT_CONVERSATION;
        };
    }
}
