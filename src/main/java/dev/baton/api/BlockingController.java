package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.channel.CleanText;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.desk.workspace.BlockedVisitors;
import dev.baton.desk.workspace.ConversationLists;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Visitors who may not write any more: agents report and block them, supervisors see the list and undo it (W10). */
@RestController
@RequestMapping("/api/v1")
final class BlockingController {

    private final Access access;
    private final Conversations conversations;
    private final ConversationLists lists;
    private final BlockedVisitors blocked;
    private final Replies replies;
    private final DatabaseClock clock;

    BlockingController(
            Access access,
            Conversations conversations,
            ConversationLists lists,
            BlockedVisitors blocked,
            Replies replies,
            DatabaseClock clock) {
        this.access = access;
        this.conversations = conversations;
        this.lists = lists;
        this.blocked = blocked;
        this.replies = replies;
        this.clock = clock;
    }

    /** One of the list; the customer's name as far as it is known. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BlockedView(String conversation, Optional<String> customer, Instant at, String by, String reason) {}

    /** All of them, the newest first. */
    record BlockedList(List<BlockedView> blocked) {}

    @Operation(summary = "Report and block the visitor: the conversation ends and they may not write any more")
    @PostMapping("/conversations/{id}/block")
    Views.Numbered block(Caller.Person caller, @PathVariable String id, @Valid @RequestBody Requests.Block body) {
        Conversation state = access.readable(caller, id);
        boolean may =
                Access.isSupervisor(caller) || state.isWith(caller.userId().toString());
        String reason = CleanText.of(body.reason());
        Instant now = clock.instant();
        if (may) {
            blocked.add(state.id(), now, caller.userId(), caller.name(), reason);
        }
        Reply reply = conversations.submit(
                state.id(), new Command.Block(now, Access.actor(caller), Access.isSupervisor(caller), reason));
        if (may && reply instanceof Reply.Refused) {
            blocked.remove(state.id());
        }
        return new Views.Numbered(replies.done(reply).number());
    }

    @Operation(summary = "Let the visitor write again")
    @DeleteMapping("/conversations/{id}/block")
    Views.Numbered unblock(Caller.Person caller, @PathVariable String id) {
        caller.must(Role.SUPERVISOR, Role.ADMIN);
        Conversation state = access.readable(caller, id);
        Reply.Done done = replies.done(
                conversations.submit(state.id(), new Command.Unblock(clock.instant(), Access.actor(caller))));
        blocked.remove(state.id());
        return new Views.Numbered(done.number());
    }

    @Operation(summary = "Visitors who may not write any more")
    @GetMapping("/blocked-visitors")
    BlockedList all(Caller.Person caller) {
        caller.must(Role.SUPERVISOR, Role.ADMIN);
        List<BlockedVisitors.Entry> entries = blocked.all();
        Map<ConversationId, Conversation> states =
                lists
                        .states(entries.stream()
                                .map(each -> each.conversation().value())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Conversation::id, Function.identity()));
        return new BlockedList(entries.stream()
                .map(each -> new BlockedView(
                        each.conversation().toString(),
                        Optional.ofNullable(states.get(each.conversation()))
                                .flatMap(state -> state.visitor().name().or(() -> state.visitor()
                                        .email())),
                        each.at(),
                        each.byName(),
                        each.reason()))
                .toList());
    }
}
