package dev.baton.conversation.journal;

import dev.baton.conversation.Event;
import dev.baton.conversation.Personal;
import dev.baton.conversation.Visitor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as they are stored: a type, a format, facts, and apart from them the personal content. A type that this release
 * does not know is read as {@link Event.Unknown}; erased content reads as empty.
 */
public final class EventCodec {

    /** The format that this release writes; each older one has its golden files and is lifted on reading. */
    public static final short FORMAT = 1;

    private static final Map<Class<? extends Event>, String> NAMES = Map.ofEntries(
            Map.entry(Event.Started.class, "conversation.started"),
            Map.entry(Event.Message.class, "message"),
            Map.entry(Event.FileChecked.class, "file.checked"),
            Map.entry(Event.BotAnswered.class, "bot.answered"),
            Map.entry(Event.WorkLate.class, "work.late"),
            Map.entry(Event.HandoverRequested.class, "handover.requested"),
            Map.entry(Event.HandoverWished.class, "handover.wished"),
            Map.entry(Event.Queued.class, "handover.queued"),
            Map.entry(Event.ActionStarted.class, "action.started"),
            Map.entry(Event.AvailabilityChecked.class, "availability.checked"),
            Map.entry(Event.HandoverRefused.class, "handover.refused"),
            Map.entry(Event.Inboxed.class, "handover.inboxed"),
            Map.entry(Event.MessageMailed.class, "message.mailed"),
            Map.entry(Event.HandoverCancelled.class, "handover.cancelled"),
            Map.entry(Event.HandoverExpired.class, "handover.expired"),
            Map.entry(Event.OfferMade.class, "offer.made"),
            Map.entry(Event.OfferDeclined.class, "offer.declined"),
            Map.entry(Event.OfferMissed.class, "offer.missed"),
            Map.entry(Event.OfferWithdrawn.class, "offer.withdrawn"),
            Map.entry(Event.AgentJoined.class, "agent.joined"),
            Map.entry(Event.AgentLeft.class, "agent.left"),
            Map.entry(Event.Rested.class, "agent.rested"),
            Map.entry(Event.Resumed.class, "agent.resumed"),
            Map.entry(Event.WrapUpEnded.class, "wrapup.ended"),
            Map.entry(Event.DeskOpened.class, "desk.opened"),
            Map.entry(Event.DeskAccepted.class, "desk.accepted"),
            Map.entry(Event.DeskJoined.class, "desk.joined"),
            Map.entry(Event.DeskTransferred.class, "desk.transferred"),
            Map.entry(Event.DeskLeft.class, "desk.left"),
            Map.entry(Event.DeskEnded.class, "desk.ended"),
            Map.entry(Event.Transferred.class, "conversation.transferred"),
            Map.entry(Event.Tagged.class, "conversation.tagged"),
            Map.entry(Event.Note.class, "note"),
            Map.entry(Event.HistoryLink.class, "history.link"),
            Map.entry(Event.VisitorBlocked.class, "visitor.blocked"),
            Map.entry(Event.VisitorUnblocked.class, "visitor.unblocked"),
            Map.entry(Event.Closed.class, "conversation.closed"),
            Map.entry(Event.Reopened.class, "conversation.reopened"),
            Map.entry(Event.Rated.class, "rating"));

    private static final Map<String, Class<? extends Event>> CLASSES =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Map<Class<? extends Event>, List<RecordComponent>> PERSONAL = NAMES.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Personal.class))
                    .toList()));

    /**
     * An event as it is stored.
     *
     * @param type its name
     * @param facts JSON that never changes
     * @param content JSON that can be erased; null where the type has none
     */
    public record Stored(
            String type, String facts, @Nullable String content) {}

    private EventCodec() {}

    /** The event's name, in the log and on the wire. */
    public static String typeOf(Event event) {
        return event instanceof Event.Unknown unknown ? unknown.type() : nameOf(event);
    }

    /** The names of all types that this release knows. */
    public static java.util.Set<String> types() {
        return CLASSES.keySet();
    }

    /** The class behind a name, if this release knows it. */
    public static Optional<Class<? extends Event>> classOf(String type) {
        return Optional.ofNullable(CLASSES.get(type));
    }

    /** Writes an event. */
    public static Stored write(Event event) {
        ObjectNode facts = Json.MAPPER.valueToTree(event);
        var personal = PERSONAL.getOrDefault(event.getClass(), List.of());
        if (personal.isEmpty()) {
            return new Stored(nameOf(event), facts.toString(), null);
        }
        var content = Json.MAPPER.createObjectNode();
        for (RecordComponent component : personal) {
            JsonNode value = facts.remove(component.getName());
            if (value != null && !value.isNull()) {
                content.set(component.getName(), value);
            }
        }
        return new Stored(nameOf(event), facts.toString(), content.toString());
    }

    /** Reads what any release before this one, or this one, wrote. */
    public static Event read(String type, short format, String facts, @Nullable String content) {
        Class<? extends Event> known = CLASSES.get(type);
        if (known == null || format > FORMAT) {
            return new Event.Unknown(type);
        }
        var node = (ObjectNode) Json.MAPPER.readTree(facts);
        if (content != null && Json.MAPPER.readTree(content) instanceof ObjectNode kept) {
            node.setAll(kept);
        }
        for (RecordComponent component : PERSONAL.getOrDefault(known, List.of())) {
            if (!node.hasNonNull(component.getName())) {
                node.set(component.getName(), erased(component.getType()));
            }
        }
        return Json.MAPPER.treeToValue(node, known);
    }

    private static JsonNode erased(Class<?> type) {
        var nodes = Json.MAPPER.getNodeFactory();
        if (type == String.class) {
            return nodes.stringNode("");
        }
        if (type == List.class) {
            return nodes.arrayNode();
        }
        if (type == Map.class) {
            return nodes.objectNode();
        }
        if (type == Visitor.class) {
            return Json.MAPPER.valueToTree(Visitor.ANONYMOUS);
        }
        return nodes.nullNode();
    }

    private static String nameOf(Event event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException("This release does not write " + event);
        }
        return name;
    }
}
