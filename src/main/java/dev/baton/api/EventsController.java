package dev.baton.api;

import dev.baton.api.EventViews.Viewer;
import dev.baton.api.LogReader.Item;
import dev.baton.api.Views.EventView;
import dev.baton.api.Views.EventsPage;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.feed.Feed;
import dev.baton.conversation.feed.Signal;
import dev.baton.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log of a conversation, as a stream or as pages with a long poll. Each request holds a virtual thread, which sleeps
 * until something happens.
 */
@RestController
final class EventsController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int PAGE = 200;

    private final Access access;
    private final Conversations conversations;
    private final Feed feed;
    private final EventViews views;
    private final Nows nows;
    private final EventStreams streams;

    EventsController(
            Access access, Conversations conversations, Feed feed, EventViews views, Nows nows, EventStreams streams) {
        this.access = access;
        this.conversations = conversations;
        this.feed = feed;
        this.views = views;
        this.nows = nows;
        this.streams = streams;
    }

    @Operation(
            summary = "The log, as a stream (Accept: text/event-stream) or as JSON with a long poll",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = EventsPage.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema = @Schema(implementation = EventView.class))
                            }))
    @GetMapping("/api/v1/conversations/{id}/events")
    @Nullable
    EventsPage events(
            Caller caller,
            @PathVariable String id,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "0") @Min(0) @Max(30) int wait,
            @RequestHeader("Last-Event-ID") Optional<String> lastEventId,
            @RequestHeader("Accept") Optional<String> accept,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Conversation state = access.readable(caller, id);
        boolean stream = accept.filter(formats -> formats.contains(MediaType.TEXT_EVENT_STREAM_VALUE))
                .isPresent();
        long from = Math.max(
                0, lastEventId.flatMap(EventStreams::number).or(() -> after).orElse(0L));
        try (var reader = new LogReader(conversations, feed, state.id(), from)) {
            if (stream) {
                stream(caller, state, reader, response);
                return null;
            }
            return page(caller, state, reader, Duration.ofSeconds(wait));
        }
    }

    private EventsPage page(Caller caller, Conversation state, LogReader reader, Duration wait)
            throws InterruptedException {
        Viewer viewer = Access.viewer(caller);
        var seen = new ArrayList<EventView>();
        long until = System.nanoTime() + wait.toNanos();
        Duration left = Duration.ZERO;
        Optional<Item> item = reader.next(Duration.ZERO);
        while (true) {
            if (item.isPresent() && item.get() instanceof Item.Events events) {
                add(state.id(), events.events(), viewer, seen);
            }
            boolean over = item.isPresent() && !(item.get() instanceof Item.Events);
            left = Duration.ofNanos(until - System.nanoTime());
            if (!seen.isEmpty() || over || left.isNegative() || left.isZero()) {
                break;
            }
            item = reader.next(left);
        }
        Conversation now = conversations.find(state.id()).orElse(state);
        return new EventsPage(seen, reader.last(), nows.of(now, viewer));
    }

    private void add(ConversationId id, List<Recorded> events, Viewer viewer, List<EventView> to) {
        events.stream()
                .filter(recorded -> views.sees(viewer, recorded))
                .map(recorded -> views.view(id, recorded, viewer))
                .limit(PAGE)
                .forEach(to::add);
    }

    private void stream(Caller caller, Conversation state, LogReader reader, HttpServletResponse response)
            throws IOException, InterruptedException {
        ConversationId id = state.id();
        Viewer viewer = Access.viewer(caller);
        String origin = Nows.origin(Access.actor(caller));
        try (var out = streams.open(response);
                var watching = nows.watch(state, viewer)) {
            while (true) {
                Optional<Item> next = reader.next(HEARTBEAT);
                if (next.isEmpty()) {
                    out.send(Long.toString(reader.last()), "heartbeat", Map.of("last", reader.last()));
                    continue;
                }
                switch (next.get()) {
                    case Item.Events events -> {
                        for (Recorded recorded : events.events()) {
                            if (views.sees(viewer, recorded)) {
                                EventView view = views.view(id, recorded, viewer);
                                out.add(Long.toString(view.number()), view.type(), view);
                            }
                        }
                        out.flush();
                        if (lost(caller, events.events())) {
                            out.frame("end", Map.of("reason", "taken"));
                            out.flush();
                            return;
                        }
                    }
                    case Item.Now now -> {
                        if (isFor(now.frame(), viewer, origin)) {
                            out.frame(now.frame().type(), now.frame().data());
                            out.flush();
                        }
                    }
                    case Item.End end -> {
                        return;
                    }
                }
            }
        }
    }

    /** Whether the caller lost the right to read: another agent has it now. */
    private boolean lost(Caller caller, List<Recorded> events) {
        return events.stream()
                .map(Recorded::event)
                .filter(Event.AgentJoined.class::isInstance)
                .map(Event.AgentJoined.class::cast)
                .reduce((first, second) -> second)
                .filter(joined -> !access.mayRead(
                        caller, new Owner.Agent(joined.agent(), joined.name(), joined.weight(), joined.target(), 0)))
                .isPresent();
    }

    private static boolean isFor(Signal.Frame frame, Viewer viewer, String origin) {
        return !frame.origin().equals(origin) && (frame.forCustomer() || viewer instanceof Viewer.Person);
    }
}
