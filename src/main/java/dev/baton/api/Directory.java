package dev.baton.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.people.AgentChanged;
import dev.baton.people.Team;
import dev.baton.people.Teams;
import dev.baton.people.User;
import dev.baton.people.Users;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Names of what events and states only know by id; a changed person shows at once, everything else within seconds. */
@Component
final class Directory {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final Assistants assistants;
    private final LoadingCache<String, Optional<String>> teams;
    private final LoadingCache<String, Optional<User>> people;

    Directory(Assistants assistants, Teams teams, Users users) {
        this.assistants = assistants;
        this.teams = cache(id -> teams.find(id).map(Team::name));
        people = cache(id -> uuid(id).flatMap(users::find));
    }

    private static <T> LoadingCache<String, Optional<T>> cache(Function<String, Optional<T>> load) {
        return Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).build(load::apply);
    }

    /** Assistants name agents too, and not every name is an id. */
    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @EventListener
    void changed(AgentChanged news) {
        people.invalidate(news.agentId().toString());
    }

    /** The team's name, or its id when it no longer exists. */
    String team(String id) {
        return teams.get(id).orElse(id);
    }

    /** The person's name, or the id when they are gone. */
    String person(String id) {
        return people.get(id).map(User::name).orElse(id);
    }

    /** Where the person's picture is, if there is one. */
    Optional<String> picture(String id) {
        return people.get(id).flatMap(User::avatarUrl);
    }

    /** The assistant's name, or its id when it no longer exists. */
    String assistant(String id) {
        return assistants.find(id).map(AssistantDocument::name).orElse(id);
    }
}
