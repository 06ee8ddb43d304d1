package dev.baton.api;

import dev.baton.api.BoardViews.BoardView;
import dev.baton.api.Rows.RowView;
import dev.baton.desk.board.BoardFeed;
import dev.baton.desk.board.BoardSession.Item;
import dev.baton.desk.workspace.ConversationLists;
import dev.baton.people.User;
import dev.baton.people.Users;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The supervisor's board (W9). What is done from it are the conversations' own commands; only that a supervisor may give
 * them for others is new.
 */
@RestController
@RequestMapping("/api/v1/board")
final class BoardController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final BoardFeed feed;
    private final EventStreams streams;
    private final ConversationLists lists;
    private final Rows rows;
    private final Users users;
    private final DatabaseClock clock;

    BoardController(
            BoardFeed feed,
            EventStreams streams,
            ConversationLists lists,
            Rows rows,
            Users users,
            DatabaseClock clock) {
        this.feed = feed;
        this.streams = streams;
        this.lists = lists;
        this.rows = rows;
        this.users = users;
        this.clock = clock;
    }

    /** What an agent has and is offered. */
    record Held(List<RowView> conversations) {}

    @Operation(
            summary =
                    "The board: teams, agents, what is stuck; as a stream (Accept: text/event-stream) a snapshot and then"
                            + " what changes, without numbers: whoever comes back begins anew")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = BoardView.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(implementation = BoardViews.BoardChanges.class))
            })
    @GetMapping
    @Nullable
    BoardView board(
            Caller.Person caller, @RequestHeader("Accept") Optional<String> accept, HttpServletResponse response)
            throws IOException, InterruptedException {
        caller.must(Role.SUPERVISOR, Role.ADMIN);
        if (accept.filter(formats -> formats.contains(MediaType.TEXT_EVENT_STREAM_VALUE))
                .isPresent()) {
            stream(caller, response);
            return null;
        }
        return BoardViews.view(feed.now(), clock.instant());
    }

    private void stream(Caller.Person caller, HttpServletResponse response) throws IOException, InterruptedException {
        try (var session = feed.open();
                var out = streams.open(response)) {
            while (true) {
                Optional<Item> item = session.next(HEARTBEAT);
                if (!maySeeStill(caller)) {
                    out.frame("end", Map.of("reason", "forbidden"));
                    out.flush();
                    return;
                }
                if (item.isEmpty()) {
                    out.frame("heartbeat", Map.of("now", clock.instant()));
                } else {
                    switch (item.get()) {
                        case Item.Whole whole -> out.frame("snapshot", BoardViews.view(whole.board(), clock.instant()));
                        case Item.Changed changed ->
                            out.frame("changed", BoardViews.view(changed.change(), clock.instant()));
                        case Item.Stale stale -> out.frame("stale", Map.of("now", clock.instant()));
                        case Item.End end -> {
                            return;
                        }
                    }
                }
                out.flush();
            }
        }
    }

    /** A stream outlives the request's check: whoever has lost the role, or the account, is told no more. */
    private boolean maySeeStill(Caller.Person caller) {
        return users.active(caller.userId())
                .map(User::person)
                .filter(now -> now.is(Role.SUPERVISOR, Role.ADMIN))
                .isPresent();
    }

    @Operation(summary = "What an agent has and is offered, with who waits longest for an answer first")
    @GetMapping("/agents/{id}/conversations")
    Held held(Caller.Person caller, @PathVariable UUID id) {
        caller.must(Role.SUPERVISOR, Role.ADMIN);
        return new Held(rows.rows(lists.heldBy(id.toString())).stream()
                .sorted(BoardController::byWait)
                .toList());
    }

    private static int byWait(RowView one, RowView other) {
        return one.customerWaitsSince()
                .map(since -> other.customerWaitsSince().map(since::compareTo).orElse(-1))
                .orElseGet(() -> other.customerWaitsSince().isPresent()
                        ? 1
                        : one.startedAt().compareTo(other.startedAt()));
    }
}
