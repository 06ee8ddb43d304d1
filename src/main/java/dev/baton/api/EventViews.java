package dev.baton.api;

import dev.baton.api.Views.ActorView;
import dev.baton.api.Views.EventView;
import dev.baton.api.Views.Named;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Button;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.OfferId;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Tags;
import dev.baton.conversation.Target;
import dev.baton.conversation.journal.EventCodec;
import dev.baton.conversation.journal.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows events to customers and to people: the same log, with the internals left out for customers. */
@Component
final class EventViews {

    private final Directory directory;

    EventViews(Directory directory) {
        this.directory = directory;
    }

    /** Who looks. */
    sealed interface Viewer {
        /** The customer. */
        record Customer() implements Viewer {}

        /** A person of the team. */
        record Person(String id) implements Viewer {}

        /** Whoever has a read-only link: sees what the customer sees, and has sent nothing. */
        record Reader() implements Viewer {}
    }

    /** Whether the viewer may know that this happened. */
    boolean sees(Viewer viewer, Recorded recorded) {
        return viewer instanceof Viewer.Person || recorded.event().customerSees();
    }

    /** The event as the viewer sees it. */
    EventView view(ConversationId conversation, Recorded recorded, Viewer viewer) {
        var data = new Data();
        describe(conversation, recorded, viewer, data);
        if (isSender(recorded.actor(), viewer)) {
            recorded.clientId().ifPresent(id -> data.put("clientId", id));
        }
        return new EventView(
                recorded.number(),
                recorded.at(),
                EventCodec.typeOf(recorded.event()),
                actor(recorded.actor()),
                data.values);
    }

    ActorView actor(Actor actor) {
        boolean person = actor.kind() == Actor.Kind.AGENT;
        return new ActorView(
                Names.of(actor.kind()),
                actor.id(),
                actor.name(),
                person ? directory.picture(actor.id()) : Optional.empty());
    }

    private static boolean isSender(Actor actor, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Customer customer -> actor.kind() == Actor.Kind.CUSTOMER;
            case Viewer.Person person -> actor.isAgent(person.id());
            case Viewer.Reader reader -> false;
        };
    }

    private void describe(ConversationId conversation, Recorded recorded, Viewer viewer, Data data) {
        boolean internal = viewer instanceof Viewer.Person;
        switch (recorded.event()) {
            case Event.Started started -> {
                data.put("assistant", new Named(started.assistant(), directory.assistant(started.assistant())));
                data.put("channel", started.channel());
                data.put("locale", started.locale());
                data.put("page", started.page());
                if (internal) {
                    data.put("visitor", started.visitor());
                    data.put("tags", started.tags().map(Tags::all));
                }
            }
            case Event.Message message -> {
                data.put("text", message.text());
                if (!message.buttons().isEmpty()) {
                    data.put("buttons", message.buttons());
                }
                data.put("purpose", message.purpose());
                data.put("link", message.link());
                data.put("file", message.file());
            }
            case Event.FileChecked checked -> {
                data.put("file", checked.file());
                data.put("message", checked.message());
                data.put("verdict", Names.of(checked.verdict()));
                if (internal) {
                    data.put("why", checked.why());
                }
            }
            case Event.BotAnswered answered -> {
                data.put("turn", answered.turn());
                data.put("decision", decision(answered));
                if (!answered.values().isEmpty()) {
                    data.put("values", answered.values());
                }
            }
            case Event.WorkLate late -> {
                data.put("work", Names.of(late.work()));
                data.put("turn", late.number());
                data.put("attempt", late.attempt());
            }
            case Event.HandoverRequested requested -> {
                data.put("reason", Names.of(requested.reason()));
                if (internal) {
                    data.put("evidence", requested.evidence());
                    data.put("target", target(requested.target()));
                    data.put("message", requested.messageToAgent());
                }
            }
            case Event.HandoverWished wished -> {
                data.put("reason", Names.of(wished.reason()));
                data.put("evidence", wished.evidence());
                data.put("target", target(wished.target()));
                data.put("message", wished.messageToAgent());
            }
            case Event.Queued queued -> {
                data.put("team", team(queued.target()));
                data.put("skill", queued.target().skill());
                data.put("priority", queued.priority());
                data.put("position", queued.position());
                data.putOrNull("expectedWaitSeconds", queued.expectedWaitSeconds());
                if (internal) {
                    data.put("rule", queued.rule());
                    data.put(
                            "first",
                            queued.first().map(first -> new Named(first.agent(), directory.person(first.agent()))));
                }
                if (queued.returned()) {
                    data.put("returned", true);
                }
            }
            case Event.ActionStarted started -> data.put("action", started.action());
            case Event.AvailabilityChecked checked -> data.put("looked", checked.looked());
            case Event.HandoverRefused refused -> data.put("outcome", Names.of(refused.outcome()));
            case Event.Inboxed inboxed -> {
                data.put("team", team(inboxed.target()));
                if (internal) {
                    data.put("mailTo", inboxed.mailTo());
                }
            }
            case Event.MessageMailed mailed -> {
                data.put("upTo", mailed.upTo());
                data.put("sent", mailed.sent());
            }
            case Event.OfferMade made -> {
                data.put("offerId", new OfferId(conversation, recorded.number()).toString());
                data.put("agent", new Named(made.agent(), made.name()));
                data.put("expiresAt", made.expiresAt());
                data.put("why", made.why());
            }
            case Event.OfferDeclined declined ->
                over(conversation, data, declined.offer(), declined.agent(), declined.name());
            case Event.OfferMissed missed -> over(conversation, data, missed.offer(), missed.agent(), missed.name());
            case Event.OfferWithdrawn withdrawn ->
                over(conversation, data, withdrawn.offer(), withdrawn.agent(), withdrawn.name());
            case Event.AgentJoined joined -> {
                data.put("agent", person(joined.agent(), joined.name()));
                if (joined.forced()) {
                    data.put("forced", true);
                }
            }
            case Event.AgentLeft left -> {
                data.put("agent", person(left.agent(), left.name()));
                data.put("reason", Names.of(left.reason()));
                data.put("to", goesTo(left.reason()));
                if (internal) {
                    data.put("outcome", left.outcome());
                    data.put("action", left.action());
                }
            }
            case Event.Rested rested -> data.put("agent", new Named(rested.agent(), rested.name()));
            case Event.Resumed resumed -> data.put("agent", new Named(resumed.agent(), resumed.name()));
            case Event.WrapUpEnded ended -> {
                data.put("agent", new Named(ended.agent(), ended.name()));
                data.put("early", ended.early());
            }
            case Event.Transferred transferred -> {
                data.put("to", transferred.toBot() ? Map.of("kind", "bot") : destination(transferred.target()));
                data.put("skill", transferred.target().skill());
                data.put("note", transferred.note());
            }
            case Event.Tagged tagged -> {
                data.put("added", (Object) tagged.added());
                data.put("removed", (Object) tagged.removed());
            }
            case Event.Note note -> data.put("text", note.text());
            case Event.HistoryLink link -> {
                data.put("link", link.link());
                data.put("use", Names.of(link.use()));
                data.put("expiresAt", link.expiresAt());
            }
            case Event.VisitorBlocked blocked -> data.put("reason", blocked.reason());
            case Event.VisitorUnblocked unblocked -> {}
            case Event.Closed closed -> {
                data.put("by", Names.of(recorded.actor().kind()));
                if (internal) {
                    data.put("category", closed.category());
                }
            }
            case Event.Rated rated -> {
                data.put("score", rated.score());
                data.put("comment", rated.comment());
            }
            case Event.HandoverCancelled cancelled -> {
                if (internal) {
                    data.put("outcome", cancelled.outcome());
                    data.put("action", cancelled.action());
                }
            }
            case Event.DeskOpened opened -> data.put("desk", new Named(opened.desk(), opened.name()));
            case Event.DeskAccepted accepted -> data.put("reference", accepted.reference());
            case Event.DeskJoined joined ->
                data.put("agent", new Named("desk:" + joined.desk() + ":" + joined.person(), joined.name()));
            case Event.DeskTransferred transferred -> data.put("to", transferred.to());
            case Event.DeskLeft left -> data.put("name", left.name());
            case Event.DeskEnded ended -> {
                data.put("outcome", Names.of(ended.outcome()));
                if (internal) {
                    data.put("desk", new Named(ended.desk(), ended.name()));
                    data.put("why", ended.why());
                }
            }
            case Event.HandoverExpired expired -> {}
            case Event.Reopened reopened -> {}
            case Event.Unknown unknown -> {}
        }
    }

    private Views.Pictured person(String id, String name) {
        return new Views.Pictured(id, name, directory.picture(id));
    }

    private static String goesTo(Event.LeaveReason reason) {
        return switch (reason) {
            case ENDED -> "closed";
            case TRANSFERRED, LOST, RESTED -> "queue";
            case BACK_TO_BOT, DISMISSED -> "bot";
            case REASSIGNED -> "agent";
        };
    }

    private static void over(ConversationId conversation, Data data, long offer, String agent, String name) {
        data.put("offerId", new OfferId(conversation, offer).toString());
        data.put("agent", new Named(agent, name));
    }

    private Optional<Named> team(Target target) {
        return target.team().map(id -> new Named(id, directory.team(id)));
    }

    /** What was counted and which rule won, and all that were looked at (law 10). */
    private static Map<String, Object> decision(Event.BotAnswered answered) {
        var decision = new LinkedHashMap<String, Object>(answered.decision());
        decision.put("looked", answered.looked());
        return decision;
    }

    /** The agent it was passed on to, else the team. */
    private Map<String, Object> destination(Target target) {
        String team = target.team().orElse("");
        return target.agent()
                .<Map<String, Object>>map(id -> Map.of("kind", "agent", "id", id, "name", directory.person(id)))
                .orElseGet(() -> Map.of("kind", "team", "id", team, "name", directory.team(team)));
    }

    /** Where somebody wished it to go. */
    Map<String, @Nullable Object> target(Target target) {
        var data = new Data();
        data.put("team", team(target));
        data.put("skill", target.skill());
        data.put("agent", target.agent().map(id -> new Named(id, directory.person(id))));
        return data.values;
    }

    /** Data in order; what is absent is not written. */
    private static final class Data {
        final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        void putOrNull(String name, Optional<?> value) {
            values.put(name, value.orElse(null));
        }

        void put(String name, Object value) {
            values.put(name, value);
        }

        void put(String name, Optional<?> value) {
            value.ifPresent(present -> values.put(name, present));
        }

        void put(String name, List<Button> buttons) {
            values.put(name, buttons);
        }
    }
}
