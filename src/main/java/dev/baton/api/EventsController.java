package dev.baton.api;

import dev.baton.api.EventViews.Viewer;
import dev.baton.api.LogReader.Item;
import dev.baton.api.Views.EventView;
import dev.baton.api.Views.EventsPage;
import dev.baton.conversation.Actor;
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

    private final Access access;
    private final Conversations conversations;
    private final Feed feed;
    private final EventViews views;
    private final Nows nows;
    private final EventStreams streams;
    private final Onlookers onlookers;

    EventsController(
            Access access,
            Conversations conversations,
            Feed feed,
            EventViews views,
            Nows nows,
            EventStreams streams,
            Onlookers onlookers) {
        this.access = access;
        this.conversations = conversations;
        this.feed = feed;
        this.views = views;
        this.nows = nows;
        this.streams = streams;
        this.onlookers = onlookers;
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
        long from = lastEventId.flatMap(EventStreams::number).or(() -> after).orElse(0L);
        long known = Math.clamp(from, 0, state.number());
        try (var reader = new LogReader(conversations, feed, state.id(), known)) {
            if (stream) {
                stream(caller, state, reader, response);
                return null;
            }
            return page(caller, state, reader, Duration.ofSeconds(wait));
        }
    }

    /** A page ends with the first events that the caller may see; what the caller may not see never ends the wait. */
    private EventsPage page(Caller caller, Conversation state, LogReader reader, Duration wait)
            throws InterruptedException {
        Viewer viewer = Access.viewer(caller);
        List<EventView> seen = List.of();
        long until = System.nanoTime() + wait.toNanos();
        boolean over = false;
        while (seen.isEmpty() && !over) {
            Optional<Item> item = reader.next(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            if (item.isEmpty()) {
                break;
            }
            switch (item.get()) {
                case Item.Events events -> {
                    Seen some = seen(caller, state.id(), events.events());
                    seen = some.views();
                    over = some.last();
                }
                case Item.Now now -> over = isFor(now.frame(), caller);
                case Item.End end -> over = true;
            }
        }
        Conversation now = conversations.find(state.id()).orElse(state);
        return new EventsPage(seen, reader.last(), nows.of(now, viewer));
    }

    private void stream(Caller caller, Conversation state, LogReader reader, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (var out = streams.open(response);
                var watching = nows.watch(state, Access.viewer(caller));
                var looking = looking(caller, state.id())) {
            while (true) {
                looking.renew();
                Optional<Item> next = reader.next(HEARTBEAT);
                if (next.isEmpty()) {
                    if (access.hasExpiredSince(caller, state)) {
                        end(out, "expired");
                        return;
                    }
                    out.send(Long.toString(reader.last()), "heartbeat", Map.of("last", reader.last()));
                    continue;
                }
                switch (next.get()) {
                    case Item.Events events -> {
                        Seen seen = seen(caller, state.id(), events.events());
                        seen.views().forEach(view -> out.add(Long.toString(view.number()), view.type(), view));
                        out.flush();
                        if (seen.last()) {
                            end(out, "taken");
                            return;
                        }
                    }
                    case Item.Now now -> {
                        if (isFor(now.frame(), caller)) {
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

    /** For as long as a person's stream is open, colleagues see them looking. */
    private Looking looking(Caller caller, ConversationId id) {
        return new Looking(
                caller instanceof Caller.Person person ? Optional.of(Access.actor(person)) : Optional.empty(), id);
    }

    private final class Looking implements AutoCloseable {
        private final Optional<Actor> who;
        private final ConversationId id;
        private long renewAt = System.nanoTime();

        Looking(Optional<Actor> who, ConversationId id) {
            this.who = who;
            this.id = id;
        }

        void renew() {
            long now = System.nanoTime();
            if (who.isPresent() && now - renewAt >= 0) {
                renewAt = now + HEARTBEAT.toNanos();
                onlookers.look(id, who.get());
            }
        }

        @Override
        public void close() {
            who.ifPresent(actor -> onlookers.leave(id, actor));
        }
    }

    /** The right to read ended: the client need not come back with this token. */
    private static void end(EventStreams.Stream out, String reason) throws IOException {
        out.frame("end", Map.of("reason", reason));
        out.flush();
    }

    /**
     * What the caller may see of some events.
     *
     * @param last whether the right to read ended with them
     */
    private record Seen(List<EventView> views, boolean last) {}

    /**
     * Shows events up to the one by which another agent took the conversation. Old takes stand in many logs; only if it is
     * still another's is the right to read lost (lesson 6).
     */
    private Seen seen(Caller caller, ConversationId id, List<Recorded> events) {
        Viewer viewer = Access.viewer(caller);
        Optional<Recorded> taken = events.stream()
                .filter(recorded -> recorded.event() instanceof Event.AgentJoined joined && !mayRead(caller, joined))
                .reduce((first, second) -> second)
                .filter(recorded -> conversations
                        .find(id)
                        .filter(now -> access.mayRead(caller, now.owner()))
                        .isEmpty());
        long upTo = taken.map(Recorded::number).orElse(Long.MAX_VALUE);
        return new Seen(
                events.stream()
                        .filter(recorded -> recorded.number() <= upTo && views.sees(viewer, recorded))
                        .map(recorded -> views.view(id, recorded, viewer))
                        .toList(),
                taken.isPresent());
    }

    private boolean mayRead(Caller caller, Event.AgentJoined joined) {
        return access.mayRead(
                caller, new Owner.Agent(joined.agent(), joined.name(), joined.weight(), joined.target(), 0));
    }

    private static boolean isFor(Signal.Frame frame, Caller caller) {
        return !frame.origin().equals(Nows.origin(Access.actor(caller)))
                && (frame.forCustomer() || caller instanceof Caller.Person);
    }
}
