package dev.baton.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One conversation as its lane handles it: a command at a time is decided, its events are numbered and applied. Nothing
 * is stored, nothing runs at the same time, everything is kept to be looked at afterwards. Time is clamped where the log
 * is written, not where a command is made, so that the rules meet commands older than the state.
 */
final class LaneModel {

    private final Rules rules = Rules.DEFAULT;
    private final ConversationId id;
    private final List<Recorded> log = new ArrayList<>();
    private final List<Conversation> states = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();

    /**
     * A command and what became of it.
     *
     * @param before the state that decided
     * @param added the events that it brought, none if it was refused or already so
     * @param after the state after them
     */
    record Taken(Conversation before, Command command, Decision decision, List<Recorded> added, Conversation after) {

        /** The number that answers the command; empty if it was refused. */
        Optional<Long> number() {
            return switch (decision) {
                case Decision.Happens happens ->
                    Optional.of(added.get(happens.answer()).number());
                case Decision.AlreadySo so -> Optional.of(so.number());
                case Decision.Refused refused -> Optional.empty();
            };
        }

        /** Why it was refused; empty if it was not. */
        Optional<Refusal> refusal() {
            return decision instanceof Decision.Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
        }

        /** The events without their numbers. */
        List<Event> events() {
            return added.stream().map(Recorded::event).toList();
        }
    }

    LaneModel(Command.Start start) {
        id = ConversationId.startingAt(start.at());
        var first = new Recorded(1, start.at(), start.actor(), start.clientId(), rules.start(start));
        log.add(first);
        states.add(Conversation.start(id, first));
    }

    Taken submit(Command command) {
        Conversation before = state();
        Decision decision = repeated(command).orElseGet(() -> rules.decide(before, command));
        var added = new ArrayList<Recorded>();
        if (decision instanceof Decision.Happens happens) {
            Instant at = command.at().isBefore(before.lastAt()) ? before.lastAt() : command.at();
            for (Event event : happens.events()) {
                Optional<String> clientId = added.size() == happens.answer() ? command.clientId() : Optional.empty();
                var recorded = new Recorded(state().number() + 1, at, command.actor(), clientId, event);
                states.add(state().apply(recorded));
                log.add(recorded);
                added.add(recorded);
            }
        }
        var result = new Taken(before, command, decision, List.copyOf(added), state());
        taken.add(result);
        return result;
    }

    private Optional<Decision> repeated(Command command) {
        return command.clientId()
                .flatMap(sent -> log.stream()
                        .filter(recorded -> recorded.actor().equals(command.actor())
                                && recorded.clientId().equals(Optional.of(sent)))
                        .findFirst())
                .map(recorded -> new Decision.AlreadySo(recorded.number()));
    }

    ConversationId id() {
        return id;
    }

    Conversation state() {
        return states.getLast();
    }

    /** The state as it was the given number of events ago, which is what a slow sender saw. */
    Conversation seen(int eventsAgo) {
        return states.get(Math.max(0, states.size() - 1 - eventsAgo));
    }

    /** The state after the event with the given number. */
    Conversation after(long number) {
        return states.get((int) number - 1);
    }

    List<Recorded> log() {
        return Collections.unmodifiableList(log);
    }

    List<Conversation> states() {
        return Collections.unmodifiableList(states);
    }

    List<Taken> taken() {
        return Collections.unmodifiableList(taken);
    }
}
