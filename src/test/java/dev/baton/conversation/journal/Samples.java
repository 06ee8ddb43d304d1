package dev.baton.conversation.journal;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Attached;
import dev.baton.conversation.BotReturn;
import dev.baton.conversation.Button;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Page;
import dev.baton.conversation.Pointer;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One event of each type and states from each part of a conversation's life, as the golden files have them. */
final class Samples {

    private static final Instant TIME = Instant.parse("2026-10-05T08:00:00.123456Z");
    private static final String ANNA = "0199b3a0-0000-7000-8000-00000000000a";
    private static final String BORIS = "0199b3a0-0000-7000-8000-00000000000b";
    private static final Target TARGET = new Target(Optional.of("support"), Optional.of("spanish"), Optional.of(ANNA));
    private static final Event.Started STARTED = new Event.Started(
            "demo",
            "web",
            Optional.of("de-AT"),
            Optional.of(new Page("https://shop.example/cart", "Cart")),
            new Visitor(
                    Optional.of("customer-7"),
                    Optional.of("Zoë"),
                    Optional.of("zoe@example.com"),
                    Map.of("plan", "gold")));

    private Samples() {}

    /** Each with every optional component present. */
    static List<Event> events() {
        return List.of(
                STARTED,
                new Event.Message(
                        "Hello \"you\" 👋",
                        List.of(new Button("Yes", "yes")),
                        Optional.of("greeting"),
                        Optional.of(new Pointer("Write to us:", "https://help.example.com", "About a parcel")),
                        Optional.of(new Attached(
                                "5d3c8a52-6d0f-4f7b-9c0a-2a4c9b1d7e10",
                                "receipt.pdf",
                                "application/pdf",
                                20_480,
                                false))),
                new Event.BotAnswered(
                        3,
                        Map.of("won", "start"),
                        List.of(new Event.Look("start", "won", "Order status by \"where is my order\"")),
                        "{\"step\":2}",
                        Map.of("order", "4711")),
                new Event.WorkLate(Event.Work.DECISION, 7, 2),
                new Event.HandoverRequested(
                        HandoverReason.NOT_UNDERSTOOD,
                        "two misses in a row",
                        TARGET,
                        Map.of("opened", "One moment"),
                        Optional.of("Look at the invoice")),
                new Event.HandoverWished(HandoverReason.MENU, "the menu", TARGET, Optional.of("Look at the invoice")),
                new Event.Queued(
                        TARGET, 5, true, TIME, TIME.plusSeconds(3_600), true, 4, Optional.of(90L), Optional.of(BORIS)),
                new Event.AvailabilityChecked(Map.of("assistant hours", "open", "online", "no")),
                new Event.ActionStarted("while-you-wait"),
                new Event.HandoverRefused(Event.Outcome.BOT_ONLY),
                new Event.Inboxed(TARGET, Optional.of("returns@example.com")),
                new Event.MessageMailed(31, true),
                new Event.HandoverCancelled(Optional.of("refund promised"), Optional.of("ask-rating")),
                new Event.HandoverExpired(),
                new Event.OfferMade(ANNA, "Anna", 100, TIME.plusSeconds(30), Map.of("free", "2")),
                new Event.OfferDeclined(9, ANNA, "Anna", TIME.plusSeconds(60)),
                new Event.OfferMissed(9, ANNA, "Anna", TIME.plusSeconds(60)),
                new Event.OfferWithdrawn(9, ANNA, "Anna"),
                new Event.AgentJoined(ANNA, "Anna", 100, TARGET, true),
                new Event.AgentLeft(
                        ANNA,
                        "Anna",
                        Event.LeaveReason.BACK_TO_BOT,
                        Optional.of("refund promised"),
                        Optional.of("ask-rating")),
                new Event.Rested(ANNA, "Anna", 0),
                new Event.Resumed(ANNA, "Anna", 100),
                new Event.WrapUpEnded(ANNA, "Anna", true),
                new Event.DeskOpened(
                        "help",
                        "Help desk",
                        TARGET,
                        TIME.plusSeconds(300),
                        true,
                        Optional.of("workspace"),
                        Optional.of(BotReturn.after(Duration.ofMinutes(10)))),
                new Event.DeskAccepted("help", "case-1", true),
                new Event.DeskJoined("help", "7", "Dana"),
                new Event.DeskTransferred("help", "Returns"),
                new Event.DeskLeft("help", "Dana", TIME.plusSeconds(300)),
                new Event.DeskEnded(
                        "help", "Help desk", Event.DeskOutcome.REFUSED, "The desk refused it.", Optional.of("sorry")),
                new Event.Tagged(List.of("Legal", "press"), List.of("VIP")),
                new Event.Transferred(TARGET, true, Optional.of("knows the case")),
                new Event.Note("careful, angry"),
                new Event.HistoryLink(
                        "0199b3a0-7c0b-7123-8456-789abcdef099", Event.LinkUse.CREATED, TIME.plusSeconds(60)),
                new Event.FileChecked(
                        "5d3c8a52-6d0f-4f7b-9c0a-2a4c9b1d7e10",
                        12,
                        Event.Verdict.REJECTED,
                        Optional.of("Eicar-Test-Signature")),
                new Event.VisitorBlocked("threats"),
                new Event.VisitorUnblocked(),
                new Event.Closed(Optional.of("billing")),
                new Event.Reopened(),
                new Event.Rated(4, Optional.of("quick")));
    }

    /** By the name of their file. */
    static Map<String, Conversation> states() {
        var talk = new Talk();
        var states = new LinkedHashMap<String, Conversation>();
        states.put("started", talk.state());
        states.put("asked", talk.after(Actor.CUSTOMER, Event.Message.of("Where is my order?")));
        talk.after(
                Actor.bot("demo", "Bot"),
                new Event.BotAnswered(2, Map.of("won", "start"), List.of(), "{\"step\":1}", Map.of("order", "4711")),
                Event.Message.of("On its way."));
        states.put(
                "handover-decision-owed",
                talk.after(
                        Actor.CUSTOMER,
                        new Event.HandoverRequested(
                                HandoverReason.REQUESTED,
                                "agent please",
                                Target.BY_RULES,
                                Map.of(),
                                Optional.empty())));
        states.put(
                "queued",
                talk.after(
                        Actor.SYSTEM,
                        new Event.Queued(
                                TARGET,
                                5,
                                false,
                                TIME,
                                TIME.plusSeconds(3_600),
                                true,
                                1,
                                Optional.empty(),
                                Optional.of(BORIS))));
        states.put(
                "offered",
                talk.after(Actor.SYSTEM, new Event.OfferMade(ANNA, "Anna", 100, TIME.plusSeconds(30), Map.of())));
        states.put(
                "with-agent",
                talk.after(Actor.agent(ANNA, "Anna"), new Event.AgentJoined(ANNA, "Anna", 100, TARGET, false)));
        states.put("customer-waits-for-agent", talk.after(Actor.CUSTOMER, Event.Message.of("Hello Anna")));
        states.put(
                "handed-back",
                talk.after(
                        Actor.agent(ANNA, "Anna"),
                        new Event.AgentLeft(
                                ANNA,
                                "Anna",
                                Event.LeaveReason.BACK_TO_BOT,
                                Optional.of("refund promised"),
                                Optional.of("ask-rating"))));
        talk.after(Actor.CUSTOMER, new Event.Rated(5, Optional.empty()));
        states.put("closed", talk.after(Actor.SYSTEM, new Event.Closed(Optional.empty())));
        talk.after(Actor.SYSTEM, new Event.Inboxed(TARGET, Optional.of("returns@example.com")));
        states.put("inbox", talk.after(Actor.CUSTOMER, Event.Message.of("Please call me")));
        states.put(
                "reminded",
                talk.after(Actor.SYSTEM, new Event.Message("Still there?", List.of(), Optional.of("closing_soon"))));
        talk.after(Actor.SYSTEM, new Event.Reopened());
        talk.after(
                Actor.SYSTEM,
                new Event.DeskOpened("help", "Help desk", TARGET, TIME.plusSeconds(300), true, Optional.empty()),
                new Event.DeskAccepted("help", "case-1", false));
        states.put("at-desk", talk.after(Actor.SYSTEM, new Event.DeskJoined("help", "7", "Dana")));
        return states;
    }

    private static final class Talk {
        private Conversation state;

        Talk() {
            var first = new Recorded(1, TIME, Actor.CUSTOMER, Optional.of("c-1"), STARTED);
            state = Conversation.start(
                    new ConversationId(UUID.fromString("0199b3a0-7c0b-7123-8456-789abcdef012")), first);
        }

        Conversation state() {
            return state;
        }

        Conversation after(Actor actor, Event... events) {
            for (Event event : events) {
                var recorded = new Recorded(
                        state.number() + 1, TIME.plusSeconds(state.number()), actor, Optional.empty(), event);
                state = state.apply(recorded);
            }
            return state;
        }
    }
}
