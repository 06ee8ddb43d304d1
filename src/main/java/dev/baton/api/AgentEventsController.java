package dev.baton.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.baton.api.AgentStream.ItemView;
import dev.baton.desk.workspace.AgentFeed;
import dev.baton.people.Presence;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The agent's stream: a snapshot, then numbered changes. Its numbers belong to the stream and not to the database, so a
 * client that reconnects, perhaps to another node, gets a new snapshot.
 */
@RestController
final class AgentEventsController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration POLLED_AGAIN_WITHIN = Duration.ofSeconds(90);
    private static final int MOST_POLLED = 10_000;

    private final AgentFeed feed;
    private final AgentStream.Factory agentStreams;
    private final EventStreams streams;
    private final Presence presence;
    private final Cache<String, AgentStream> polled = Caffeine.newBuilder()
            .expireAfterAccess(POLLED_AGAIN_WITHIN)
            .maximumSize(MOST_POLLED)
            .removalListener(AgentEventsController::forgotten)
            .build();

    AgentEventsController(AgentFeed feed, AgentStream.Factory agentStreams, EventStreams streams, Presence presence) {
        this.feed = feed;
        this.agentStreams = agentStreams;
        this.streams = streams;
        this.presence = presence;
    }

    private static void forgotten(@Nullable String id, @Nullable AgentStream stream, RemovalCause cause) {
        if (stream != null) {
            stream.close();
        }
    }

    /** A page of the stream; {@code last} is where to go on. */
    record AgentPage(List<ItemView> events, String last, Map<String, Object> now) {}

    @Operation(summary = "The agent's stream (Accept: text/event-stream), or the same as JSON with a long poll")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AgentPage.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(implementation = ItemView.class))
            })
    @GetMapping("/api/v1/agents/me/events")
    @Nullable
    AgentPage events(
            Caller.Person caller,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "0") @Min(0) @Max(30) int wait,
            @RequestHeader("Accept") Optional<String> accept,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        caller.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        if (accept.filter(formats -> formats.contains(MediaType.TEXT_EVENT_STREAM_VALUE))
                .isPresent()) {
            stream(caller, response);
            return null;
        }
        return page(caller, after, Duration.ofSeconds(wait));
    }

    private void stream(Caller.Person caller, HttpServletResponse response) throws IOException, InterruptedException {
        UUID me = caller.userId();
        try (var stream = open(caller)) {
            presence.connected(me, stream.id());
            try (var out = streams.open(response)) {
                while (!stream.ended()) {
                    List<ItemView> items = stream.next(HEARTBEAT);
                    for (ItemView item : items) {
                        if (item.number() > 0) {
                            out.add(stream.id() + "." + item.number(), item.type(), item);
                        } else {
                            out.frame(item.type(), item.data());
                        }
                    }
                    if (items.isEmpty()) {
                        out.add(stream.position(), "heartbeat", Map.of("last", stream.position()));
                    }
                    out.flush();
                }
            } finally {
                presence.disconnected(me, stream.id());
            }
        }
    }

    private AgentPage page(Caller.Person caller, Optional<String> after, Duration wait) throws InterruptedException {
        AgentStream stream = after.flatMap(position -> known(caller, position)).orElseGet(() -> {
            var fresh = open(caller);
            polled.put(fresh.id(), fresh);
            return fresh;
        });
        presence.connected(caller.userId(), stream.id());
        try {
            return stream.page(after.flatMap(AgentStream::number).orElse(0L), wait);
        } finally {
            presence.disconnected(caller.userId(), stream.id());
            if (stream.ended()) {
                polled.invalidate(stream.id());
            }
        }
    }

    private Optional<AgentStream> known(Caller.Person caller, String position) {
        int dot = position.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(polled.getIfPresent(position.substring(0, dot)))
                        .filter(stream -> stream.isOf(caller.userId()));
    }

    private AgentStream open(Caller.Person caller) {
        return agentStreams.of(caller, feed.open(caller.userId().toString()));
    }
}
