package dev.baton.bot;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What the names in texts, conditions and expressions stand for (D5), the first that knows it: what was collected or
 * assigned; what the turn knows of visitor, page and channel; the document's {@code variables}; the time, by the clock of
 * the opening hours' zone; and the handover.
 *
 * @param turn the turn
 */
record Variables(BotTurn turn) {

    Optional<String> value(String name, BotMemory memory) {
        return Optional.ofNullable(memory.values().get(name))
                .or(() -> Optional.ofNullable(turn.variables().get(name)))
                .or(() -> Optional.ofNullable(turn.assistant().variables().get(name)))
                .or(() -> builtIn(name, memory));
    }

    /** The zone whose clock counts: that of the opening hours, else UTC. */
    static ZoneId zone(BotTurn turn) {
        return turn.assistant().handover().hours().map(hours -> hours.zone()).orElse(ZoneOffset.UTC);
    }

    private Optional<String> builtIn(String name, BotMemory memory) {
        LocalDateTime wall = LocalDateTime.ofInstant(turn.now(), zone(turn));
        return switch (name) {
            case "time.date" -> Optional.of(wall.toLocalDate().toString());
            case "time.clock" ->
                Optional.of(wall.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
            case "time.hour" -> Optional.of(Integer.toString(wall.getHour()));
            case "time.weekday" -> Optional.of(wall.getDayOfWeek().name().toLowerCase(Locale.ROOT));
            case "handover.state" ->
                Optional.of(turn.assistant().handover().state(turn.now()).name().toLowerCase(Locale.ROOT));
            case "handover.reason" -> memory.cause().map(cause -> cause.reason().wire());
            case "conversation.language" -> turn.language();
            case "conversation.tags" ->
                Optional.of(String.join(", ", turn.standing().tags().all()));
            case "conversation.misses" -> Optional.of(Integer.toString(memory.misses()));
            default -> Optional.empty();
        };
    }
}
