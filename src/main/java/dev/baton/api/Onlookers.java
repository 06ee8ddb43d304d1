package dev.baton.api;

import dev.baton.api.Views.ActorView;
import dev.baton.conversation.Actor;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.feed.Feed;
import dev.baton.conversation.feed.Signal;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.Hints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Who of the team looks at a conversation, or writes a note in it (W4). True only while they do: nothing is stored, it is told
 * to colleagues who look too, on other nodes by a hint, and ends by itself when it is not renewed (lesson 36). The
 * customer never learns of it.
 */
@Component
final class Onlookers {

    private static final char HINT = 'o';

    /** Open streams renew it every 15 s, so that one renewal may be lost. */
    static final Duration LOOKING = Duration.ofSeconds(40);

    /** As typing does. */
    static final Duration WRITING = Duration.ofSeconds(6);

    private final Feed feed;
    private final Hints hints;
    private final EventViews views;
    private final DatabaseClock clock;
    private final Map<ConversationId, Map<Actor, Instant>> looking = new ConcurrentHashMap<>();

    Onlookers(Feed feed, Hints hints, EventViews views, DatabaseClock clock) {
        this.feed = feed;
        this.hints = hints;
        this.views = views;
        this.clock = clock;
        hints.listen(HINT, this::hinted);
    }

    /** Somebody looks, or goes on looking. */
    void look(ConversationId id, Actor actor) {
        heard("l", id, actor);
        hint(id, actor, "l");
    }

    /** Somebody looks no more. */
    void leave(ConversationId id, Actor actor) {
        heard("g", id, actor);
        hint(id, actor, "g");
    }

    /** Somebody who does not have the conversation writes in it, or has stopped. */
    void write(ConversationId id, Actor actor, boolean on) {
        told(id, actor, on ? WRITING : Duration.ZERO, true);
        hint(id, actor, on ? "w" : "s");
    }

    /** Everybody who looks at this moment. */
    List<ActorView> of(ConversationId id) {
        Instant now = clock.instant();
        return looking.getOrDefault(id, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(now))
                .map(entry -> views.actor(entry.getKey()))
                .toList();
    }

    private void seen(ConversationId id, Actor actor, Duration time) {
        Instant now = clock.instant();
        looking.compute(id, (key, present) -> {
            Map<Actor, Instant> all = present == null ? new ConcurrentHashMap<>(2) : present;
            all.values().removeIf(end -> !end.isAfter(now));
            if (time.isZero()) {
                all.remove(actor);
            } else {
                all.put(actor, now.plus(time));
            }
            return all.isEmpty() ? null : all;
        });
    }

    private void told(ConversationId id, Actor actor, Duration time, boolean writing) {
        Map<String, Object> data =
                Map.of("actor", views.actor(actor), "until", clock.instant().plus(time), "writing", writing);
        feed.frame(id, new Signal.Frame("looking", data, false, Nows.origin(actor)));
    }

    private void hint(ConversationId id, Actor actor, String what) {
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(actor.name().getBytes(StandardCharsets.UTF_8));
        hints.tell(HINT, String.join("~", what, id.toString(), actor.id(), name));
    }

    private void hinted(List<String> items) {
        for (String item : items) {
            String[] parts = item.split("~", -1);
            if (parts.length == 4) {
                ConversationId.parse(parts[1])
                        .ifPresent(id -> heard(parts[0], id, Actor.agent(parts[2], name(parts[3]))));
            }
        }
    }

    private void heard(String what, ConversationId id, Actor actor) {
        switch (what) {
            case "l" -> {
                seen(id, actor, LOOKING);
                told(id, actor, LOOKING, false);
            }
            case "g" -> {
                seen(id, actor, Duration.ZERO);
                told(id, actor, Duration.ZERO, false);
            }
            case "w" -> told(id, actor, WRITING, true);
            default -> told(id, actor, Duration.ZERO, true);
        }
    }

    private static String name(String hinted) {
        return new String(Base64.getUrlDecoder().decode(hinted), StandardCharsets.UTF_8);
    }
}
