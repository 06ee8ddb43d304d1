package dev.baton.api;

import dev.baton.api.Views.Named;
import dev.baton.api.Views.OwnerView;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.channel.CleanText;
import dev.baton.channel.Door;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Page;
import dev.baton.conversation.Rules;
import dev.baton.conversation.Visitor;
import dev.baton.file.FileLimits;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.ConversationTokens;
import dev.baton.platform.security.RateLimit;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Starting conversations, and what an assistant offers before one is started. */
@RestController
final class ConversationsController {

    private static final String CHANNEL = "web";

    private final Conversations conversations;
    private final Assistants assistants;
    private final ConversationTokens tokens;
    private final Rules rules;
    private final DatabaseClock clock;
    private final Replies replies;
    private final Owners owners;
    private final CustomerProofs proofs;
    private final Door door;
    private final FileLimits files;
    private final RateLimit starts;

    ConversationsController(
            Conversations conversations,
            Assistants assistants,
            ConversationTokens tokens,
            Rules rules,
            DatabaseClock clock,
            Replies replies,
            Owners owners,
            CustomerProofs proofs,
            Door door,
            FileLimits files,
            BatonProperties properties) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.tokens = tokens;
        this.rules = rules;
        this.clock = clock;
        this.replies = replies;
        this.owners = owners;
        this.proofs = proofs;
        this.door = door;
        this.files = files;
        int perMinute = properties.limits().conversationsPerMinute();
        starts = RateLimit.of(perMinute, Duration.ofMinutes(1), perMinute);
    }

    /** A conversation that was started. */
    record Started(
            String id,
            String token,
            Instant tokenExpiresAt,
            Named assistant,
            long epoch,
            long number,
            OwnerView owner,
            AssistantCard.Menu menu) {}

    @Operation(summary = "What an assistant offers before a conversation is started")
    @GetMapping("/api/v1/assistants/{id}")
    AssistantCard assistant(@PathVariable String id, HttpServletRequest request) {
        return AssistantCard.of(
                find(id),
                Optional.ofNullable(request.getHeader("Accept-Language"))
                        .map(languages -> request.getLocale().toLanguageTag()),
                files);
    }

    @Operation(summary = "Start a conversation; the same clientId of the same visitor gives the same conversation")
    @SecurityRequirements
    @ApiResponse(responseCode = "201", description = "Done now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Done before: the same answer again", useReturnTypeSchema = true)
    @PostMapping("/api/v1/conversations")
    ResponseEntity<Started> start(Caller caller, @Valid @RequestBody Requests.Start body, HttpServletRequest request) {
        limit(request.getRemoteAddr());
        body.tags().ifPresent(tags -> mayTag(caller));
        AssistantDocument assistant = find(body.assistant());
        var proof = proofs.read(body.previous(), body.identity());
        Visitor visitor = proof.of(
                body.visitor().map(given -> visitor(assistant.id(), given)).orElse(Visitor.ANONYMOUS));
        var command = new Command.Start(
                clock.instant(),
                body.clientId(),
                assistant.id(),
                CHANNEL,
                body.locale().map(CleanText::line).filter(locale -> !locale.isEmpty()),
                body.page()
                        .map(page -> new Page(
                                door.aside(assistant.id(), CleanText.line(page.url())),
                                page.title()
                                        .map(title -> door.aside(assistant.id(), CleanText.line(title)))
                                        .orElse(""))),
                visitor,
                body.tags().map(Requests::clean).filter(tags -> !tags.all().isEmpty()));
        var origin = body.clientId().map(clientId -> origin(assistant.id(), visitor, clientId));
        Reply.Done done = replies.done(conversations.start(command, origin));
        Conversation state = done.state();
        proofs.join(state.id(), proof);
        var started = new Started(
                state.id().toString(),
                tokens.issue(state.id().toString()),
                rules.customerMayUntil(state),
                new Named(assistant.id(), assistant.name()),
                state.epoch(),
                state.number(),
                owners.view(state),
                AssistantCard.Menu.of(assistant, state.locale()));
        return ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(started);
    }

    /** Whoever sets a tag may bring the conversation to a person (T11), so it is not for the customer to set. */
    private static void mayTag(Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Tags are set by people and programs of the team: send their token.");
        }
        person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }

    private AssistantDocument find(String id) {
        return assistants
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no assistant with this id.", Map.of("assistant", id)));
    }

    private void limit(String address) {
        try {
            if (!InetAddress.getByName(address).isLoopbackAddress()) {
                starts.check(address);
            }
        } catch (UnknownHostException notAnAddress) {
            starts.check(address);
        }
    }

    private Visitor visitor(String assistant, Requests.VisitorBody body) {
        var attributes = new HashMap<String, String>();
        body.attributes()
                .ifPresent(all -> all.forEach(
                        (name, value) -> attributes.put(CleanText.line(name), door.aside(assistant, value))));
        return new Visitor(
                present(body.externalId()), present(body.name()), present(body.email()), Map.copyOf(attributes));
    }

    private static Optional<String> present(Optional<String> text) {
        return text.map(CleanText::line).filter(clean -> !clean.isEmpty());
    }

    /** Assistant, visitor and client id as one digest; lengths keep the parts apart. */
    private static String origin(String assistant, Visitor visitor, String clientId) {
        String external = visitor.externalId().orElse("");
        String whole = assistant.length() + ":" + assistant + external.length() + ":" + external + clientId;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
