package dev.baton.api;

import dev.baton.channel.Door;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.Refusal;
import dev.baton.file.FileAddresses;
import dev.baton.file.Scans;
import dev.baton.file.SentFile;
import dev.baton.file.SentFiles;
import dev.baton.file.Uploads;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files, both ways (W4, C1). Who may speak may send them, who may read the conversation may open them. What comes in is taken for
 * what it is, not for what it is called.
 */
@RestController
final class FilesController {

    private static final int LONGEST_NAME = 1_000;

    private final Access access;
    private final Conversations conversations;
    private final Uploads uploads;
    private final SentFiles files;
    private final Scans scans;
    private final FileAddresses addresses;
    private final FileAnswers answers;
    private final Nows nows;
    private final Replies replies;
    private final Door door;
    private final DatabaseClock clock;
    private final RateLimit perConversation;
    private final RateLimit perAddress;

    FilesController(
            Access access,
            Conversations conversations,
            Uploads uploads,
            SentFiles files,
            Scans scans,
            FileAddresses addresses,
            FileAnswers answers,
            Nows nows,
            Replies replies,
            Door door,
            DatabaseClock clock,
            BatonProperties properties) {
        this.access = access;
        this.conversations = conversations;
        this.uploads = uploads;
        this.files = files;
        this.scans = scans;
        this.addresses = addresses;
        this.answers = answers;
        this.nows = nows;
        this.replies = replies;
        this.door = door;
        this.clock = clock;
        int perMinute = properties.files().perMinute();
        perConversation = RateLimit.of(perMinute, Duration.ofMinutes(1), perMinute);
        perAddress = RateLimit.of(perMinute, Duration.ofMinutes(1), perMinute);
    }

    @Operation(summary = "Send a file, as customer or agent; the same clientId again gives the first number")
    @ApiResponse(responseCode = "201", description = "Done now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Done before: the same answer again", useReturnTypeSchema = true)
    @PostMapping(path = "/api/v1/conversations/{id}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Views.Numbered> send(
            Caller caller,
            @PathVariable String id,
            @RequestParam String clientId,
            @RequestPart("file") MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        Conversation state = access.actable(caller, id);
        Actor actor = Access.actor(caller);
        if (!clientId.matches(Requests.CLIENT_ID)) {
            throw ProblemException.invalid("clientId", "must be 1 to 128 printable ASCII characters");
        }
        Optional<Long> before = files.sentBefore(state.id(), actor, clientId);
        if (before.isPresent()) {
            return ResponseEntity.ok(new Views.Numbered(before.get()));
        }
        limit(caller, id, request);
        SentFile taken =
                uploads.take(state.id(), actor, clientId, name(caller, state, file), () -> file.getInputStream());
        return sent(state.id(), actor, clientId, taken);
    }

    private ResponseEntity<Views.Numbered> sent(ConversationId id, Actor actor, String clientId, SentFile taken) {
        Reply reply = conversations.submit(
                id, new Command.Say(clock.instant(), actor, Optional.of(clientId), Event.Message.of(taken.attached())));
        switch (reply) {
            case Reply.Done done -> {
                if (done.repeated()) {
                    files.forget(taken.id());
                    files.catchUp(id, actor, clientId, clock.instant());
                } else {
                    files.sent(taken.id(), done.number(), clock.instant());
                    nows.said(id, actor);
                }
                scans.look();
            }
            case Reply.Refused refused -> {
                // Nobody knows whether an overloaded journal has written it: then it stays until the log is looked at.
                if (!(refused.refusal() instanceof Refusal.Overloaded)) {
                    files.forget(taken.id());
                }
            }
        }
        return replies.created(reply);
    }

    private void limit(Caller caller, String conversation, HttpServletRequest request) throws IOException {
        String person =
                caller instanceof Caller.Person someone ? someone.userId().toString() : "";
        perConversation.check(person + conversation);
        String address = request.getRemoteAddr();
        if (person.isEmpty() && !InetAddress.getByName(address).isLoopbackAddress()) {
            perAddress.check(address);
        }
    }

    private String name(Caller caller, Conversation state, MultipartFile file) {
        String said = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        if (said.length() > LONGEST_NAME) {
            throw ProblemException.invalid("file", "must have a name of " + LONGEST_NAME + " characters at most");
        }
        return caller instanceof Caller.Person ? door.ofPerson(state, said) : door.aside(state.assistant(), said);
    }

    @Operation(summary = "A file of the conversation; pictures to be shown, all others to be saved")
    @ApiResponse(
            responseCode = "200",
            description = "Its bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "byte")))
    @GetMapping("/api/v1/conversations/{id}/files/{file}")
    void read(Caller caller, @PathVariable String id, @PathVariable UUID file, HttpServletResponse response)
            throws IOException {
        Conversation state = access.readable(caller, id);
        answers.write(files.find(state.id(), file), response);
    }

    @Operation(summary = "A file, by the signed address that a desk was given")
    @ApiResponse(
            responseCode = "200",
            description = "Its bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "byte")))
    @GetMapping(FileAddresses.PATH + "{address}")
    void readByAddress(@PathVariable String address, HttpServletResponse response) throws IOException {
        response.setHeader("Referrer-Policy", "no-referrer");
        answers.write(addresses.open(address).flatMap(files::find), response);
    }
}
