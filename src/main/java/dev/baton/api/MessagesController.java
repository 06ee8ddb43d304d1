package dev.baton.api;

import dev.baton.assistant.Assistants;
import dev.baton.channel.CleanText;
import dev.baton.channel.Door;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.desk.CustomerSigns;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is said: messages, notes, opinions; and the signs around it, typing and reading. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
final class MessagesController {

    private final Access access;
    private final Conversations conversations;
    private final Assistants assistants;
    private final Nows nows;
    private final CustomerSigns signs;
    private final Onlookers onlookers;
    private final Replies replies;
    private final Door door;
    private final DatabaseClock clock;
    private final RateLimit messages;

    MessagesController(
            Access access,
            Conversations conversations,
            Assistants assistants,
            Nows nows,
            CustomerSigns signs,
            Onlookers onlookers,
            Replies replies,
            Door door,
            DatabaseClock clock,
            BatonProperties properties) {
        this.access = access;
        this.conversations = conversations;
        this.assistants = assistants;
        this.nows = nows;
        this.signs = signs;
        this.onlookers = onlookers;
        this.replies = replies;
        this.door = door;
        this.clock = clock;
        var limits = properties.limits();
        messages = RateLimit.of(limits.messagesPerSecond(), Duration.ofSeconds(1), limits.messagesBurst());
    }

    @Operation(summary = "Say something, as customer or agent; the same clientId again gives the first number")
    @ApiResponse(responseCode = "201", description = "Done now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Done before: the same answer again", useReturnTypeSchema = true)
    @PostMapping("/messages")
    ResponseEntity<Views.Numbered> say(Caller caller, @PathVariable String id, @Valid @RequestBody Requests.Text body) {
        ConversationId conversation = access.id(caller, id);
        messages.check(limited(caller, id));
        Actor actor = Access.actor(caller);
        String text = present(CleanText.of(body.text()));
        var said = replies.created(conversations.submit(
                conversation,
                state -> new Command.Say(
                        clock.instant(),
                        actor,
                        Optional.of(body.clientId()),
                        door.said(state, actor, body.clientId(), text))));
        nows.said(conversation, actor);
        return said;
    }

    @Operation(summary = "Leave a note that only the team sees")
    @ApiResponse(responseCode = "201", description = "Done now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Done before: the same answer again", useReturnTypeSchema = true)
    @PostMapping("/notes")
    ResponseEntity<Views.Numbered> note(
            Caller.Person caller, @PathVariable String id, @Valid @RequestBody Requests.Text body) {
        Conversation state = access.readable(caller, id);
        return replies.created(conversations.submit(
                state.id(),
                new Command.AddNote(
                        clock.instant(),
                        Access.actor(caller),
                        Optional.of(body.clientId()),
                        present(door.ofPerson(state, body.text())))));
    }

    @Operation(summary = "Rate the conversation, as its customer")
    @ApiResponse(responseCode = "201", description = "Done now", useReturnTypeSchema = true)
    @PostMapping("/rating")
    ResponseEntity<Views.Numbered> rate(
            Caller.Customer caller, @PathVariable String id, @Valid @RequestBody Requests.Rating body) {
        Conversation state = access.actable(caller, id);
        mustAsk(state);
        return replies.created(conversations.submit(
                state.id(),
                new Command.Rate(
                        clock.instant(),
                        body.score(),
                        body.comment()
                                .map(comment -> door.aside(state.assistant(), comment))
                                .filter(comment -> !comment.isEmpty()))));
    }

    /** Nobody's opinion is taken where the assistant asks for none (H5). */
    private void mustAsk(Conversation state) {
        if (assistants
                .find(state.assistant())
                .filter(assistant -> assistant.survey().after().isEmpty())
                .isPresent()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "This assistant asks for no rating: its survey is switched off.");
        }
    }

    @Operation(
            summary =
                    "Show the other side that one types, or, without having the conversation, colleagues; lasts six seconds")
    @PostMapping("/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(Caller caller, @PathVariable String id, @Valid @RequestBody Requests.Typing body) {
        Conversation state = access.actable(caller, id);
        Actor actor = Access.actor(caller);
        if (actor.kind() == Actor.Kind.CUSTOMER && state.blockedSince().isPresent()) {
            return;
        }
        if (actor.kind() == Actor.Kind.CUSTOMER || state.isWith(actor.id())) {
            nows.typing(state.id(), actor, body.typing());
            if (actor.kind() == Actor.Kind.CUSTOMER) {
                signs.typing(state, body.typing());
            }
        } else {
            onlookers.write(state.id(), actor, body.typing());
        }
    }

    @Operation(summary = "Show the other side how far one has read")
    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable String id, @Valid @RequestBody Requests.Read body) {
        Conversation state = access.readable(caller, id);
        Actor actor = Access.actor(caller);
        if (actor.kind() == Actor.Kind.CUSTOMER || state.isWith(actor.id())) {
            nows.read(state.id(), actor, Math.min(body.number(), state.number()));
            if (actor.kind() == Actor.Kind.CUSTOMER) {
                signs.read(state);
            }
        }
    }

    private static String limited(Caller caller, String conversation) {
        return caller instanceof Caller.Person person ? person.userId() + conversation : conversation;
    }

    private static String present(String text) {
        if (text.isEmpty()) {
            throw ProblemException.invalid("text", "must not be blank");
        }
        return text;
    }
}
