package dev.baton.api;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.journal.Names;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns what became of a command into an answer or a problem. */
@Component
final class Replies {

    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Owners owners;

    Replies(Owners owners) {
        this.owners = owners;
    }

    /** What happened. */
    Reply.Done done(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> done;
            case Reply.Refused refused -> throw problem(refused.refusal());
        };
    }

    /** 201 for what was written now, 200 for what had been written before. */
    ResponseEntity<Views.Numbered> created(Reply reply) {
        Reply.Done done = done(reply);
        return ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Views.Numbered(done.number()));
    }

    /** The answer to a change of owner. */
    Views.Owned owned(Reply reply) {
        Reply.Done done = done(reply);
        return new Views.Owned(done.number(), done.state().epoch());
    }

    private ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchConversation none ->
                new ProblemException(ProblemType.NOT_FOUND, "There is no such conversation.");
            case Refusal.NotOwner not ->
                new ProblemException(
                        ProblemType.NOT_OWNER,
                        "Only who has the conversation may do this. Claim it first.",
                        Map.of("owner", owner(not.owner())));
            case Refusal.AlreadyTaken taken ->
                new ProblemException(
                        ProblemType.ALREADY_TAKEN,
                        taken.by().name() + " has this conversation.",
                        Map.of("by", by(taken.by())));
            case Refusal.OverCapacity over ->
                new ProblemException(
                        ProblemType.OVER_CAPACITY,
                        "There is no free slot. Finish a conversation first.",
                        Map.of("load", over.load() / 100.0, "cap", over.cap() / 100.0));
            case Refusal.OfferOver over ->
                new ProblemException(ProblemType.OFFER_OVER, "This offer is no longer open.");
            case Refusal.StaleEpoch stale ->
                new ProblemException(
                        ProblemType.STALE_EPOCH,
                        "The conversation has changed hands meanwhile. Read it again.",
                        Map.of("epoch", stale.epoch()));
            case Refusal.NoSuchTurn none ->
                new ProblemException(ProblemType.WRONG_STATE, "This turn has been answered.", Map.of());
            case Refusal.WrongState wrong ->
                new ProblemException(
                        ProblemType.WRONG_STATE,
                        "This is not possible while the conversation is " + state(wrong.owner()) + ".",
                        Map.of("owner", owner(wrong.owner())));
            case Refusal.Expired expired ->
                new ProblemException(
                        ProblemType.CONVERSATION_EXPIRED,
                        "Too much time has passed since the last message. Start a new conversation.");
            case Refusal.TooManyTags many ->
                ProblemException.invalid("tags", "must be " + many.most() + " at most; take some away");
            case Refusal.Blocked blocked -> blocked();
            case Refusal.OldTerm old ->
                ProblemException.retryAfter(ProblemType.UNAVAILABLE, "Try again in a moment.", BREATH);
            case Refusal.Overloaded overloaded ->
                ProblemException.retryAfter(
                        ProblemType.OVERLOADED, "Try again in a moment with the same clientId.", BREATH);
        };
    }

    /** What a blocked visitor is told, here and at a new start. */
    static ProblemException blocked() {
        return new ProblemException(
                ProblemType.BLOCKED, "This chat was ended by our team, and you cannot write here any more.");
    }

    private Map<String, Object> owner(Owner owner) {
        return owners.brief(owner);
    }

    private static Map<String, Object> by(Actor actor) {
        var by = new LinkedHashMap<String, Object>();
        by.put("kind", Names.of(actor.kind()));
        by.put("id", actor.id());
        by.put("name", actor.name());
        return by;
    }

    private static String state(Owner owner) {
        return switch (owner) {
            case Owner.Bot bot -> "with the bot";
            case Owner.Queue queue -> "waiting";
            case Owner.Agent agent -> "with " + agent.name();
            case Owner.Inbox inbox -> "left as a message";
            case Owner.Desk desk -> "at another desk";
            case Owner.Closed closed -> "closed";
        };
    }
}
