package dev.baton.people;

import dev.baton.platform.AfterCommit;
import dev.baton.platform.Hints;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells {@link TeamsChanged} here and on all other nodes. */
@Component
class TeamNews {

    private static final char KIND = 't';

    private final Hints hints;
    private final ApplicationEventPublisher events;

    TeamNews(Hints hints, ApplicationEventPublisher events) {
        this.hints = hints;
        this.events = events;
        hints.listen(KIND, items -> events.publishEvent(new TeamsChanged()));
        hints.onGap(() -> events.publishEvent(new TeamsChanged()));
    }

    void changed(String team) {
        AfterCommit.tell(() -> {
            events.publishEvent(new TeamsChanged());
            hints.tell(KIND, team);
        });
    }
}
