package dev.baton.api;

import dev.baton.api.EventViews.Viewer;
import dev.baton.api.Views.EventView;
import dev.baton.api.Views.Named;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.file.SentFiles;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Read-only links to one conversation (X7). Who has such a link reads what the customer may read, and may do nothing; notes
 * and decisions stay with the team. Making, first opening and revoking stand in the conversation's log.
 */
@RestController
final class HistoryController {

    private static final int PAGE = 500;
    private static final int OPENINGS_PER_MINUTE = 60;

    private final Access access;
    private final Conversations conversations;
    private final HistoryLinks links;
    private final EventViews views;
    private final SentFiles files;
    private final FileAnswers answers;
    private final Directory directory;
    private final Replies replies;
    private final Clock clock;
    private final RateLimit openings = RateLimit.of(OPENINGS_PER_MINUTE, Duration.ofMinutes(1), OPENINGS_PER_MINUTE);

    HistoryController(
            Access access,
            Conversations conversations,
            HistoryLinks links,
            EventViews views,
            SentFiles files,
            FileAnswers answers,
            Directory directory,
            Replies replies,
            Clock clock) {
        this.access = access;
        this.conversations = conversations;
        this.links = links;
        this.views = views;
        this.files = files;
        this.answers = answers;
        this.directory = directory;
        this.replies = replies;
        this.clock = clock;
    }

    /** A link as it is given out, once. */
    record LinkView(String id, String url, Instant expiresAt) {}

    /** What a link shows. */
    record History(Named assistant, Instant startedAt, Instant expiresAt, List<EventView> events) {}

    @Operation(summary = "Make a read-only link to the conversation, which ends by itself")
    @ApiResponse(responseCode = "201", description = "Done now", useReturnTypeSchema = true)
    @PostMapping("/api/v1/conversations/{id}/history-links")
    @ResponseStatus(HttpStatus.CREATED)
    LinkView make(
            Caller.Person caller, @PathVariable String id, @Valid @RequestBody Optional<Requests.HistoryLink> body) {
        Conversation state = access.readable(caller, id);
        Duration life =
                body.flatMap(Requests.HistoryLink::hours).map(Duration::ofHours).orElse(HistoryLinks.LIFE);
        var link = links.issue(state.id(), life);
        record(state.id(), Access.actor(caller), link.id(), Event.LinkUse.CREATED, link.expiresAt());
        String url = ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("history", link.token())
                .toUriString();
        return new LinkView(link.id().toString(), url, link.expiresAt());
    }

    @Operation(summary = "End a read-only link before its time")
    @DeleteMapping("/api/v1/conversations/{id}/history-links/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller.Person caller, @PathVariable String id, @PathVariable UUID link) {
        Conversation state = access.readable(caller, id);
        links.revoke(state.id(), link)
                .ifPresent(
                        expiresAt -> record(state.id(), Access.actor(caller), link, Event.LinkUse.REVOKED, expiresAt));
    }

    @Operation(hidden = true)
    @GetMapping(value = "/history/{token}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<History> json(@PathVariable String token, HttpServletRequest request) {
        return answer(MediaType.APPLICATION_JSON).body(history(token, request));
    }

    @Operation(hidden = true)
    @GetMapping(value = "/history/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String token, HttpServletRequest request) {
        try {
            return answer(MediaType.TEXT_HTML).body(HistoryPage.of(history(token, request), token));
        } catch (ProblemException over) {
            return ResponseEntity.status(over.type().status())
                    .contentType(MediaType.TEXT_HTML)
                    .body(HistoryPage.over());
        }
    }

    @Operation(hidden = true)
    @GetMapping("/history/{token}/files/{file}")
    void file(@PathVariable String token, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        response.setHeader("Referrer-Policy", "no-referrer");
        answers.write(links.open(token).flatMap(link -> files.find(link.conversation(), file)), response);
    }

    /** Neither kept nor told to the next page, nor found by a search engine. */
    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }

    private History history(String token, HttpServletRequest request) {
        openings.check(request.getRemoteAddr());
        var link = links.open(token)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "This link is over. Ask for a new one where you got it."));
        if (link.first()) {
            record(link.conversation(), Actor.SYSTEM, link.id(), Event.LinkUse.OPENED, link.expiresAt());
        }
        Conversation state = conversations
                .find(link.conversation())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such conversation."));
        return new History(
                new Named(state.assistant(), directory.assistant(state.assistant())),
                state.startedAt(),
                link.expiresAt(),
                events(state.id()));
    }

    private List<EventView> events(ConversationId id) {
        var viewer = new Viewer.Reader();
        var events = new ArrayList<EventView>();
        List<Recorded> page = conversations.events(id, 0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(recorded -> views.sees(viewer, recorded))
                    .map(recorded -> views.view(id, recorded, viewer))
                    .forEach(events::add);
            page = conversations.events(id, page.getLast().number(), PAGE);
        }
        return events;
    }

    private void record(ConversationId id, Actor actor, UUID link, Event.LinkUse use, Instant expiresAt) {
        replies.done(conversations.submit(
                id,
                new Command.RecordLink(
                        clock.instant(), actor, new Event.HistoryLink(link.toString(), use, expiresAt))));
    }
}
