package dev.baton.api;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Tags;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A conversation's tags, set by people and programs of the team, never by the customer (T11, X4). */
@RestController
@RequestMapping("/api/v1/conversations/{id}/tags")
final class TagsController {

    private final Access access;
    private final Conversations conversations;
    private final Replies replies;
    private final DatabaseClock clock;

    TagsController(Access access, Conversations conversations, Replies replies, DatabaseClock clock) {
        this.access = access;
        this.conversations = conversations;
        this.replies = replies;
        this.clock = clock;
    }

    /** The tags that a conversation has now. */
    record TagsView(
            @Schema(description = "Number of the event that set them, or of the last event where nothing changed")
            long number,

            List<String> tags) {}

    @Operation(
            summary = "Set all tags of a conversation",
            description = "A tag of a blocked topic takes the conversation from the bot to a person at once.")
    @PutMapping
    TagsView setTags(Caller.Person caller, @PathVariable String id, @Valid @RequestBody Requests.TagList body) {
        Tags wanted = Requests.clean(body.tags());
        return set(caller, id, before -> wanted);
    }

    @Operation(summary = "Add tags to a conversation and take others away; what is so already is no error")
    @PostMapping
    TagsView changeTags(Caller.Person caller, @PathVariable String id, @Valid @RequestBody Requests.TagChange body) {
        Tags added = Requests.clean(body.add().orElse(List.of()));
        Tags removed = Requests.clean(body.remove().orElse(List.of()));
        return set(caller, id, before -> {
            var after = new ArrayList<>(before.all());
            after.removeIf(removed::has);
            after.addAll(added.all());
            return new Tags(after);
        });
    }

    /** What is wanted is worked out where nobody else can change the conversation meanwhile. */
    private TagsView set(Caller.Person caller, String id, UnaryOperator<Tags> wanted) {
        Conversation seen = access.actable(caller, id);
        Reply.Done done = replies.done(conversations.submit(
                seen.id(),
                state -> new Command.SetTags(clock.instant(), Access.actor(caller), wanted.apply(state.tags()))));
        return new TagsView(done.number(), done.state().tags().all());
    }
}
