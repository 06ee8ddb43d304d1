package dev.baton.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.assistant.Assistants;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Recorded;
import dev.baton.language.summary.Story;
import dev.baton.language.summary.Summaries;
import dev.baton.language.summary.Summary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Summaries as readings of the log, remembered until the conversation goes on. A language model is asked for one
 * conversation at most every {@link #PAUSE}, however often somebody looks.
 */
@Component
final class SummaryReadings {

    /** Events of the beginning and of the end that are read; what is between them in a very long log is not. */
    static final int FIRST_EVENTS = 400;

    static final int LAST_EVENTS = 1_000;
    static final Duration PAUSE = Duration.ofSeconds(20);

    private static final int PAGE = 200;
    private static final int MOST_REMEMBERED = 5_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final Conversations conversations;
    private final Assistants assistants;
    private final Summaries summaries;
    private final InstantSource clock;
    private final Cache<Key, Reading> readings = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

    SummaryReadings(Conversations conversations, Assistants assistants, Summaries summaries, InstantSource clock) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.summaries = summaries;
        this.clock = clock;
    }

    private record Key(ConversationId id, boolean forCustomer) {}

    /**
     * A summary up to an event.
     *
     * @param number of the last event in it
     * @param builtIn what there is at once
     * @param improved what a language model makes of it, if it is asked
     * @param askedAt when it was asked last
     */
    record Reading(
            long number, Summary builtIn, Optional<CompletableFuture<Summary>> improved, Optional<Instant> askedAt) {}

    /** The summary of the conversation as it is. */
    Reading of(Conversation state, boolean forCustomer) {
        var key = new Key(state.id(), forCustomer);
        Optional<Reading> before = Optional.ofNullable(readings.getIfPresent(key));
        if (before.filter(reading -> reading.number() == state.number() && !mayAsk(reading))
                .isPresent()) {
            return before.get();
        }
        Reading reading = read(state, forCustomer, before);
        readings.put(key, reading);
        return reading;
    }

    private boolean mayAsk(Reading reading) {
        return summaries.canImprove() && reading.improved().isEmpty() && isRested(Optional.of(reading));
    }

    private boolean isRested(Optional<Reading> before) {
        return before.flatMap(Reading::askedAt)
                .filter(at -> clock.instant().isBefore(at.plus(PAUSE)))
                .isEmpty();
    }

    private Reading read(Conversation state, boolean forCustomer, Optional<Reading> before) {
        Story whole = StoryReader.read(assistants, state, events(state));
        Story story = forCustomer ? whole.forCustomer() : whole;
        boolean asks = summaries.canImprove() && isRested(before);
        return new Reading(
                state.number(),
                summaries.of(story),
                asks ? Optional.of(summaries.improved(story).toCompletableFuture()) : Optional.empty(),
                asks ? Optional.of(clock.instant()) : before.flatMap(Reading::askedAt));
    }

    private List<Recorded> events(Conversation state) {
        var events = new ArrayList<Recorded>();
        long after = 0;
        while (after < state.number()) {
            List<Recorded> page = conversations.events(state.id(), after, PAGE).stream()
                    .filter(recorded -> recorded.number() <= state.number())
                    .toList();
            if (page.isEmpty()) {
                break;
            }
            events.addAll(page);
            after = page.getLast().number();
            if (after >= FIRST_EVENTS) {
                after = Math.max(after, state.number() - LAST_EVENTS);
            }
        }
        return events;
    }
}
