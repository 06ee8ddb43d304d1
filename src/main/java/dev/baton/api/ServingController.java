package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.api.Views.Owned;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Service;
import dev.baton.desk.workspace.ConversationLists;
import dev.baton.desk.workspace.QueueHeads;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an agent does with the slots: waits for the customer, goes on, finishes, takes the next (W7, R5, R13). */
@RestController
@RequestMapping("/api/v1")
final class ServingController {

    private final Access access;
    private final Conversations conversations;
    private final ConversationLists lists;
    private final QueueHeads heads;
    private final Replies replies;
    private final DatabaseClock clock;

    ServingController(
            Access access,
            Conversations conversations,
            ConversationLists lists,
            QueueHeads heads,
            Replies replies,
            DatabaseClock clock) {
        this.access = access;
        this.conversations = conversations;
        this.lists = lists;
        this.heads = heads;
        this.replies = replies;
        this.clock = clock;
    }

    /** The time after a talk that goes on now. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WrapUpView(String conversation, Optional<String> customer, Instant until) {}

    /** All of them. */
    record WrapUps(List<WrapUpView> wrapUps, Instant now) {}

    @Operation(summary = "Wait for the customer without taking a slot; the answer comes back to this agent first")
    @PutMapping("/conversations/{id}/rest")
    Views.Numbered rest(Caller.Person caller, @PathVariable String id) {
        return rest(caller, id, true);
    }

    @Operation(summary = "Go on before the customer has answered, which takes the slot again")
    @DeleteMapping("/conversations/{id}/rest")
    Views.Numbered goOn(Caller.Person caller, @PathVariable String id) {
        return rest(caller, id, false);
    }

    @Operation(summary = "End the time after the talk now, which frees the slot")
    @DeleteMapping("/conversations/{id}/wrap-up")
    Views.Numbered finish(Caller.Person caller, @PathVariable String id) {
        Conversation state = access.actable(caller, id);
        return new Views.Numbered(replies.done(conversations.submit(
                        state.id(),
                        new Command.FinishWrapUp(clock.instant(), Access.actor(caller), Access.isSupervisor(caller))))
                .number());
    }

    @Operation(summary = "The caller's talks that have ended and still take a slot")
    @GetMapping("/agents/me/wrap-ups")
    WrapUps wrapUps(Caller.Person caller) {
        caller.must(Role.AGENT, Role.SUPERVISOR);
        return new WrapUps(
                lists.heldBy(caller.userId().toString()).stream()
                        .flatMap(state -> state.wrapUp().map(after -> view(state, after)).stream())
                        .toList(),
                clock.instant());
    }

    @Operation(summary = "Take the conversation that is served next in the team's queue and that the caller may have")
    @PostMapping("/teams/{id}/next")
    Owned next(Caller.Person caller, @PathVariable String id) {
        caller.must(Role.AGENT, Role.SUPERVISOR);
        for (QueueHeads.Head head : heads.of(id, caller.userId())) {
            Reply reply = conversations.submit(
                    head.id(),
                    new Command.Claim(clock.instant(), Access.actor(caller), head.weight(), false, head.target()));
            boolean gone = reply instanceof Reply.Refused refused && elsewhere(refused.refusal());
            if (!gone) {
                return replies.owned(reply);
            }
        }
        throw new ProblemException(
                ProblemType.NOT_FOUND, "Nobody waits in this queue whom you could take. Try again when somebody does.");
    }

    /** A colleague was quicker, or the customer went; then the one behind is next. */
    private static boolean elsewhere(Refusal refusal) {
        return refusal instanceof Refusal.AlreadyTaken
                || refusal instanceof Refusal.WrongState
                || refusal instanceof Refusal.NoSuchConversation;
    }

    private static WrapUpView view(Conversation state, Service.WrapUp after) {
        return new WrapUpView(
                state.id().toString(),
                state.visitor().name().or(() -> state.visitor().email()),
                after.until());
    }

    private Views.Numbered rest(Caller.Person caller, String id, boolean rests) {
        Conversation state = access.actable(caller, id);
        return new Views.Numbered(replies.done(conversations.submit(
                        state.id(), new Command.Rest(clock.instant(), Access.actor(caller), rests)))
                .number());
    }
}
