package dev.baton.api;

import dev.baton.api.Views.Owned;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.Assistants;
import dev.baton.channel.CleanText;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import dev.baton.desk.workspace.Queues;
import dev.baton.people.Agent;
import dev.baton.people.AgentDirectory;
import dev.baton.people.Teams;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has a conversation: asking for a person, taking it, passing it on, ending it. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
final class OwnershipController {

    private final Access access;
    private final Conversations conversations;
    private final Assistants assistants;
    private final Teams teams;
    private final AgentDirectory agents;
    private final Queues queues;
    private final Replies replies;
    private final Closings closings;
    private final DatabaseClock clock;

    OwnershipController(
            Access access,
            Conversations conversations,
            Assistants assistants,
            Teams teams,
            AgentDirectory agents,
            Queues queues,
            Replies replies,
            Closings closings,
            DatabaseClock clock) {
        this.closings = closings;
        this.access = access;
        this.conversations = conversations;
        this.assistants = assistants;
        this.teams = teams;
        this.agents = agents;
        this.queues = queues;
        this.replies = replies;
        this.clock = clock;
    }

    @Operation(summary = "Ask for a person: the customer's menu, an agent, or a program")
    @ApiResponse(responseCode = "202", description = "Done now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Done before: the same answer again", useReturnTypeSchema = true)
    @PostMapping("/handover")
    ResponseEntity<Views.Numbered> request(
            Caller caller, @PathVariable String id, @Valid @RequestBody Optional<Requests.Handover> given) {
        Conversation state = access.actable(caller, id);
        Optional<AssistantDocument> assistant = assistants.find(state.assistant());
        if (assistant.filter(document -> document.mode() == Mode.BOT_ONLY).isPresent()) {
            throw new ProblemException(
                    ProblemType.HANDOVER_REFUSED,
                    "This assistant never hands over to a person.",
                    Map.of("reason", "bot_only"));
        }
        var body = given.orElse(new Requests.Handover(Optional.empty(), Optional.empty(), Optional.empty()));
        Event.HandoverRequested request = request(caller, body);
        boolean asksFirst = request.reason() != HandoverReason.AGENT
                && assistant
                        .filter(document -> document.mode() == Mode.BOT_AND_HUMAN
                                && !document.handover().askFirst().isEmpty())
                        .isPresent();
        Reply.Done done = replies.done(conversations.submit(
                state.id(), new Command.RequestHandover(clock.instant(), Access.actor(caller), request, asksFirst)));
        return ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Views.Numbered(done.number()));
    }

    /** A customer's is the menu's; a person's or program's may name reason and target. */
    private static Event.HandoverRequested request(Caller caller, Requests.Handover body) {
        if (!(caller instanceof Caller.Person person)) {
            return new Event.HandoverRequested(
                    HandoverReason.MENU,
                    "The customer chose \"Talk to a person\" in the menu",
                    Target.BY_RULES,
                    Map.of(),
                    Optional.empty());
        }
        HandoverReason reason = body.reason().map(OwnershipController::reason).orElse(HandoverReason.BOT);
        return new Event.HandoverRequested(
                reason,
                person.name() + " asked for it",
                body.target()
                        .map(target -> new Target(target.team(), target.skill(), target.agent()))
                        .orElse(Target.BY_RULES),
                Map.of(),
                body.message().map(CleanText::of).filter(text -> !text.isEmpty()));
    }

    private static HandoverReason reason(String name) {
        return switch (name) {
            case "requested" -> HandoverReason.REQUESTED;
            case "planned" -> HandoverReason.PLANNED;
            case "menu" -> HandoverReason.MENU;
            case "bot" -> HandoverReason.BOT;
            case "agent" -> HandoverReason.AGENT;
            default -> throw ProblemException.invalid("reason", "is requested, planned, menu, bot or agent");
        };
    }

    @Operation(summary = "No longer wait for a person")
    @DeleteMapping("/handover")
    Views.Numbered cancel(Caller caller, @PathVariable String id) {
        Conversation state = access.actable(caller, id);
        Reply.Done done = replies.done(
                conversations.submit(state.id(), new Command.CancelHandover(clock.instant(), Access.actor(caller))));
        return new Views.Numbered(done.number());
    }

    @Operation(summary = "Go back to the assistant, from waiting or from a person, as the customer")
    @PostMapping("/back")
    Owned back(Caller.Customer caller, @PathVariable String id) {
        return replies.owned(conversations.submit(access.id(caller, id), new Command.GoBack(clock.instant())));
    }

    @Operation(summary = "Take the conversation, from the queue or from the bot")
    @PostMapping("/claim")
    Owned claim(Caller.Person caller, @PathVariable String id, @Valid @RequestBody Optional<Requests.Claim> body) {
        caller.must(Role.AGENT, Role.SUPERVISOR);
        boolean force = body.flatMap(Requests.Claim::force).orElse(false);
        if (force && !Access.isSupervisor(caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only a supervisor may take it by force.");
        }
        ConversationId conversation = access.id(caller, id);
        int weight = conversations
                .known(conversation)
                .map(state -> weight(state, caller))
                .orElse(Service.ONE_SLOT);
        return replies.owned(conversations.submit(
                conversation,
                new Command.Claim(
                        clock.instant(),
                        Access.actor(caller),
                        weight,
                        force,
                        Target.team(teams.defaultTeam().id()))));
    }

    /** What it takes of this agent: as much as was said when it entered the queue, else what its channel says. */
    private int weight(Conversation state, Caller.Person caller) {
        int weight =
                switch (state.owner()) {
                    case Owner.Queue queue -> queue.served().weight();
                    case Owner.Agent agent -> agent.served().weight();
                    case Owner.Bot bot -> teams.weight(state.channel());
                    case Owner.Inbox inbox -> teams.weight(state.channel());
                    case Owner.Desk desk -> teams.weight(state.channel());
                    case Owner.Closed closed -> teams.weight(state.channel());
                };
        return agents.find(caller.userId())
                .map(Agent::cap)
                .filter(cap -> cap > 0)
                .map(cap -> Math.min(cap, weight))
                .orElse(weight);
    }

    @Operation(summary = "Pass the conversation on: to a team, a skill, an agent, or back to the bot")
    @PostMapping("/transfer")
    Owned transfer(Caller.Person caller, @PathVariable String id, @Valid @RequestBody Requests.Transfer body) {
        Conversation state = access.actable(caller, id);
        Actor actor = Access.actor(caller);
        Optional<String> note = body.note().map(CleanText::of).filter(text -> !text.isEmpty());
        var to = body.to();
        if (to.bot().orElse(false)) {
            return replies.owned(conversations.submit(
                    state.id(),
                    new Command.HandBack(
                            clock.instant(),
                            actor,
                            Access.isSupervisor(caller),
                            to.outcome().map(CleanText::of).filter(text -> !text.isEmpty()),
                            to.action(),
                            note)));
        }
        if (to.team().isEmpty() && to.skill().isEmpty() && to.agent().isEmpty()) {
            throw ProblemException.invalid("to", "names no team, skill or agent, nor the bot");
        }
        mustExist(to);
        var target = new Target(to.team(), to.skill(), to.agent())
                .inTeam(teams.defaultTeam().id());
        return replies.owned(conversations.submit(
                state.id(),
                new Command.Transfer(
                        clock.instant(),
                        actor,
                        Access.isSupervisor(caller),
                        queues.passedOn(state, target, clock.instant(), actor.id()),
                        note)));
    }

    @Operation(summary = "End the conversation; a message of the customer opens it again with the bot")
    @PostMapping("/close")
    Views.Numbered close(Caller caller, @PathVariable String id, @Valid @RequestBody Optional<Requests.Close> body) {
        Conversation state = access.actable(caller, id);
        boolean person = caller instanceof Caller.Person;
        Reply.Done done = replies.done(conversations.submit(
                state.id(),
                new Command.Close(
                        clock.instant(),
                        Access.actor(caller),
                        Access.isSupervisor(caller),
                        body.filter(given -> person)
                                .flatMap(given -> closings.label(state, given.category(), given.reason())),
                        body.flatMap(Requests.Close::note)
                                .filter(note -> person)
                                .map(CleanText::of))));
        return new Views.Numbered(done.number());
    }

    private void mustExist(Requests.Destination to) {
        to.team().filter(id -> teams.find(id).isEmpty()).ifPresent(none -> {
            throw missing("team");
        });
        to.skill()
                .filter(id ->
                        teams.skills().stream().noneMatch(skill -> skill.id().equals(id)))
                .ifPresent(none -> {
                    throw missing("skill");
                });
        to.agent().filter(id -> !isAgent(id)).ifPresent(none -> {
            throw missing("agent");
        });
    }

    private boolean isAgent(String id) {
        try {
            return agents.find(UUID.fromString(id)).isPresent();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private static ProblemException missing(String what) {
        return ProblemException.invalid("to." + what, "does not exist");
    }
}
