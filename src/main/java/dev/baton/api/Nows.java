package dev.baton.api;

import dev.baton.api.EventViews.Viewer;
import dev.baton.api.Views.ActorView;
import dev.baton.api.Views.NowView;
import dev.baton.api.Views.QueueView;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.feed.Feed;
import dev.baton.conversation.feed.Signal;
import dev.baton.conversation.journal.Names;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.Hints;
import dev.baton.routing.QueuePlace;
import dev.baton.routing.QueuePositions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What is only true now: typing, read marks, place in the queue. Nothing of it is in the log; it is told to who is
 * connected, on other nodes by a hint, and forgotten. Typing ends by itself.
 */
@Component
final class Nows {

    private static final char HINT = 'n';
    private static final Duration TYPING = Duration.ofSeconds(6);

    private final Feed feed;
    private final Hints hints;
    private final ReadMarks marks;
    private final EventViews views;
    private final Owners owners;
    private final Onlookers onlookers;
    private final QueuePositions places;
    private final DatabaseClock clock;
    private final Map<ConversationId, Map<Actor, Instant>> typing = new ConcurrentHashMap<>();

    Nows(
            Feed feed,
            Hints hints,
            ReadMarks marks,
            EventViews views,
            Owners owners,
            Onlookers onlookers,
            QueuePositions places,
            DatabaseClock clock) {
        this.feed = feed;
        this.hints = hints;
        this.marks = marks;
        this.views = views;
        this.owners = owners;
        this.onlookers = onlookers;
        this.places = places;
        this.clock = clock;
        hints.listen(HINT, this::hinted);
        hints.onGap(marks::movedUnheard);
    }

    /** Who caused a frame, so that it need not be sent back to them. */
    static String origin(Actor actor) {
        return Names.of(actor.kind()) + ":" + actor.id();
    }

    /** What is true of the conversation at this moment. */
    NowView of(Conversation state, Viewer viewer) {
        return new NowView(
                place(state).map(Nows::view),
                typing(state.id(), viewer),
                viewer instanceof Viewer.Person ? onlookers.of(state.id()) : List.of(),
                marks.of(state.id()),
                owners.view(state));
    }

    /** Place in the queue, from 1, while it waits. */
    Optional<Integer> position(Conversation state) {
        return place(state).map(QueuePlace::position);
    }

    private Optional<QueuePlace> place(Conversation state) {
        return state.owner() instanceof Owner.Queue ? places.placeOf(state) : Optional.empty();
    }

    /** Keeps the customer's place in the queue current for as long as they are connected. */
    QueuePositions.Watch watch(Conversation state, Viewer viewer) {
        return viewer instanceof Viewer.Customer
                ? places.watch(
                        state.id(),
                        place -> place.ifPresent(now ->
                                feed.frame(state.id(), new Signal.Frame("queue.position", view(now), true, "system:"))))
                : () -> {};
    }

    private static QueueView view(QueuePlace place) {
        return new QueueView(place.position(), place.expectedWait().map(Duration::toSeconds));
    }

    /** Customer or owner began or stopped typing. */
    void typing(ConversationId id, Actor actor, boolean on) {
        type(id, actor, on);
        hints.tell(HINT, String.join("~", "t", id.toString(), hintOrigin(actor), on ? "1" : "0", hinted(actor.name())));
    }

    /** The customer's place at an outside desk, from 1, as the desk tells it. */
    void waits(ConversationId id, int position, Optional<Duration> expected) {
        placed(id, position, expected);
        String seconds = expected.map(wait -> Long.toString(wait.toSeconds())).orElse("");
        hints.tell(HINT, String.join("~", "q", id.toString(), Integer.toString(position), seconds));
    }

    private void placed(ConversationId id, int position, Optional<Duration> expected) {
        var data = new QueueView(position, expected.map(Duration::toSeconds));
        feed.frame(id, new Signal.Frame("queue.position", data, true, "system:"));
    }

    /** Whoever has sent what they were typing need not say that they have stopped. */
    void said(ConversationId id, Actor actor) {
        if (typing.getOrDefault(id, Map.of()).containsKey(actor)) {
            typing(id, actor, false);
        }
    }

    /** Customer or agent read up to a number. */
    void read(ConversationId id, Actor actor, long number) {
        var reader = actor.kind() == Actor.Kind.CUSTOMER ? ReadMarks.Reader.CUSTOMER : ReadMarks.Reader.AGENT;
        if (marks.read(id, reader, number)) {
            told(id, actor, number);
            hints.tell(
                    HINT,
                    String.join(
                            "~", "r", id.toString(), hintOrigin(actor), Long.toString(number), hinted(actor.name())));
        }
    }

    private void told(ConversationId id, Actor actor, long number) {
        Map<String, Object> data = Map.of("actor", views.actor(actor), "number", number);
        feed.frame(id, new Signal.Frame("read", data, true, origin(actor)));
    }

    private void type(ConversationId id, Actor actor, boolean on) {
        Instant now = clock.instant();
        Instant until = on ? now.plus(TYPING) : now;
        typing.compute(id, (key, present) -> {
            Map<Actor, Instant> all = present == null ? new ConcurrentHashMap<>(2) : present;
            all.values().removeIf(end -> !end.isAfter(now));
            if (on) {
                all.put(actor, until);
            } else {
                all.remove(actor);
            }
            return all.isEmpty() ? null : all;
        });
        Map<String, Object> data = Map.of("actor", views.actor(actor), "until", until);
        feed.frame(id, new Signal.Frame("typing", data, true, origin(actor)));
    }

    private List<ActorView> typing(ConversationId id, Viewer viewer) {
        Instant now = clock.instant();
        return typing.getOrDefault(id, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .filter(actor -> viewer instanceof Viewer.Person || actor.kind() != Actor.Kind.CUSTOMER)
                .map(views::actor)
                .toList();
    }

    private void hinted(List<String> items) {
        for (String item : items) {
            String[] parts = item.split("~", -1);
            if (parts.length == 4 && parts[0].equals("q")) {
                ConversationId.parse(parts[1])
                        .ifPresent(id -> placed(
                                id,
                                Integer.parseInt(parts[2]),
                                Optional.of(parts[3])
                                        .filter(seconds -> !seconds.isEmpty())
                                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))));
            } else if (parts.length == 5) {
                ConversationId.parse(parts[1]).ifPresent(id -> {
                    int colon = parts[2].indexOf(':');
                    var actor = new Actor(
                            Names.actorKind(parts[2].substring(0, colon)),
                            plain(parts[2].substring(colon + 1)),
                            plain(parts[4]));
                    if (parts[0].equals("t")) {
                        type(id, actor, parts[3].equals("1"));
                    } else {
                        marks.moved(id);
                        told(id, actor, Long.parseLong(parts[3]));
                    }
                });
            }
        }
    }

    private static String hintOrigin(Actor actor) {
        return Names.of(actor.kind()) + ":" + hinted(actor.id());
    }

    /** Names, and ids of other systems, may hold anything; hints only plain characters. */
    private static String hinted(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String plain(String hinted) {
        return new String(java.util.Base64.getUrlDecoder().decode(hinted), java.nio.charset.StandardCharsets.UTF_8);
    }
}
