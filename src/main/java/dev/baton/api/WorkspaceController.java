package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.api.Rows.RowView;
import dev.baton.api.Views.Named;
import dev.baton.api.Views.Owned;
import dev.baton.api.Views.OwnerView;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.OfferId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Page;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Rules;
import dev.baton.conversation.Visitor;
import dev.baton.conversation.journal.Names;
import dev.baton.desk.workspace.ConversationLists;
import dev.baton.desk.workspace.EarlierConversations;
import dev.baton.desk.workspace.FoundLines;
import dev.baton.desk.workspace.KnownVisitors;
import dev.baton.desk.workspace.ListFilters;
import dev.baton.desk.workspace.SearchWords;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the workspace shows and does: lists, one conversation with its context, offers. */
@RestController
@RequestMapping("/api/v1")
final class WorkspaceController {

    private static final int LOG = 1_000;
    private static final int AFTER_OFFER = 200;
    private static final int LONGEST_SEARCH = 200;

    private final Access access;
    private final Conversations conversations;
    private final ConversationLists lists;
    private final FoundLines lines;
    private final EarlierConversations earlier;
    private final KnownVisitors visitors;
    private final Rows rows;
    private final EventViews views;
    private final Owners owners;
    private final Directory directory;
    private final Rules rules;
    private final Replies replies;
    private final DatabaseClock clock;

    WorkspaceController(
            Access access,
            Conversations conversations,
            ConversationLists lists,
            FoundLines lines,
            EarlierConversations earlier,
            KnownVisitors visitors,
            Rows rows,
            EventViews views,
            Owners owners,
            Directory directory,
            Rules rules,
            Replies replies,
            DatabaseClock clock) {
        this.access = access;
        this.conversations = conversations;
        this.lists = lists;
        this.lines = lines;
        this.earlier = earlier;
        this.visitors = visitors;
        this.rows = rows;
        this.views = views;
        this.owners = owners;
        this.directory = directory;
        this.rules = rules;
        this.replies = replies;
        this.clock = clock;
    }

    /** A page of a list; {@code found} has the line that a search has found, by conversation. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListPage(
            List<RowView> conversations,
            Optional<String> next,
            ConversationLists.Counters counters,
            Map<String, FoundLines.Line> found) {}

    /** A conversation as its customer sees it. */
    record CustomersConversation(
            String id, Named assistant, OwnerView owner, long number, boolean closed, Instant tokenExpiresAt) {}

    /** A conversation with what an agent needs to know (W5); {@code known} if the site has signed who the customer is. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AgentsConversation(
            @JsonUnwrapped RowView row,
            Map<String, String> values,
            Optional<Page> page,
            Optional<Visitor> visitor,
            Optional<Map<String, Object>> handover,
            Optional<Map<String, Object>> offer,
            boolean known) {}

    /** A conversation that the caller now has. */
    record Accepted(String conversationId, long number, long epoch) {}

    @Operation(summary = "A list of conversations with its counters")
    @GetMapping("/conversations")
    ListPage list(
            Caller.Person caller,
            @RequestParam(defaultValue = "all") String list,
            @RequestParam Optional<String> team,
            @RequestParam Optional<String> assistant,
            @RequestParam Optional<String> channel,
            @RequestParam Optional<String> reason,
            @RequestParam Optional<String> desk,
            @RequestParam Optional<UUID> agent,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<Boolean> handedOver,
            @RequestParam Optional<@Size(max = LONGEST_SEARCH) String> q,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        caller.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        String me = caller.userId().toString();
        ConversationLists.Kind kind = kind(list);
        var page = lists.page(new ConversationLists.Query(
                kind,
                me,
                Access.isSupervisor(caller),
                new ListFilters(
                        team,
                        assistant,
                        channel,
                        reason.map(WorkspaceController::reason),
                        desk,
                        agent,
                        from,
                        to,
                        handedOver,
                        q.flatMap(SearchWords::query)),
                cursor.map(text -> ConversationLists.Cursor.parse(kind, text)
                        .orElseThrow(
                                () -> ProblemException.invalid("cursor", "is not the next of a page of this list"))),
                limit));
        var found = new HashMap<String, FoundLines.Line>();
        q.filter(typed -> SearchWords.query(typed).isPresent()).ifPresent(typed -> lines.of(
                        page.conversations().stream().map(Conversation::id).toList(), typed)
                .forEach((id, line) -> found.put(id.toString(), line)));
        return new ListPage(
                rows.rows(page.conversations()),
                page.next().map(ConversationLists.Cursor::text),
                lists.counters(me, Access.isSupervisor(caller)),
                found);
    }

    @Operation(summary = "One conversation: to its customer who has it, to a person with its context")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(oneOf = {CustomersConversation.class, AgentsConversation.class})))
    @GetMapping("/conversations/{id}")
    Object one(Caller caller, @PathVariable String id) {
        Conversation state = access.readable(caller, id);
        return caller instanceof Caller.Person ? forAgent(state) : forCustomer(state);
    }

    /** Conversations, the newest first. */
    record EarlierList(List<RowView> conversations) {}

    @Operation(summary = "The customer's conversations before this one, as far as it is proved that they are the same")
    @GetMapping("/conversations/{id}/earlier")
    EarlierList earlier(Caller.Person caller, @PathVariable String id) {
        Conversation state = access.readable(caller, id);
        List<UUID> before = earlier.before(state.id());
        return new EarlierList(rows.rows(
                before.isEmpty()
                        ? List.of()
                        : lists.states(before).stream()
                                .filter(each -> access.mayRead(caller, each.owner()))
                                .sorted(Comparator.comparing(Conversation::id).reversed())
                                .toList()));
    }

    @Operation(summary = "Take the offered conversation")
    @PostMapping("/offers/{offerId}/accept")
    Accepted accept(Caller.Person caller, @PathVariable String offerId) {
        caller.must(Role.AGENT, Role.SUPERVISOR);
        OfferId offer = offer(offerId);
        Reply.Done done =
                answer(caller, offer, new Command.AcceptOffer(clock.instant(), Access.actor(caller), offer.number()));
        return new Accepted(
                offer.conversation().toString(), done.number(), done.state().epoch());
    }

    @Operation(summary = "Do not take the offered conversation; the next agent is asked")
    @PostMapping("/offers/{offerId}/decline")
    Owned decline(Caller.Person caller, @PathVariable String offerId) {
        caller.must(Role.AGENT, Role.SUPERVISOR);
        OfferId offer = offer(offerId);
        Reply.Done done =
                answer(caller, offer, new Command.DeclineOffer(clock.instant(), Access.actor(caller), offer.number()));
        return new Owned(done.number(), done.state().epoch());
    }

    /** Answers an offer; where it was over, the log says how it ended. */
    private Reply.Done answer(Caller.Person caller, OfferId offer, Command answer) {
        Reply reply = conversations.submit(offer.conversation(), answer);
        if (reply instanceof Reply.Refused refused && refused.refusal() instanceof Refusal.OfferOver) {
            throw new ProblemException(
                    ProblemType.OFFER_OVER, "This offer is no longer open.", Map.of("outcome", outcome(caller, offer)));
        }
        return replies.done(reply);
    }

    private String outcome(Caller.Person caller, OfferId offer) {
        List<Recorded> since = conversations.events(offer.conversation(), offer.number() - 1, AFTER_OFFER);
        boolean theirs = since.stream()
                .findFirst()
                .map(Recorded::event)
                .filter(event -> event instanceof Event.OfferMade made
                        && made.agent().equals(caller.userId().toString()))
                .isPresent();
        if (!theirs) {
            throw noSuchOffer();
        }
        return since.stream()
                .flatMap(recorded -> ending(recorded.event(), offer.number()).stream())
                .findFirst()
                .orElse("withdrawn");
    }

    private static Optional<String> ending(Event event, long offer) {
        if (event instanceof Event.OfferDeclined declined && declined.offer() == offer) {
            return Optional.of("declined");
        }
        return event instanceof Event.OfferMissed missed && missed.offer() == offer
                ? Optional.of("missed")
                : Optional.empty();
    }

    private CustomersConversation forCustomer(Conversation state) {
        return new CustomersConversation(
                state.id().toString(),
                new Named(state.assistant(), directory.assistant(state.assistant())),
                owners.view(state),
                state.number(),
                state.owner() instanceof Owner.Closed,
                rules.customerMayUntil(state));
    }

    private AgentsConversation forAgent(Conversation state) {
        var values = new LinkedHashMap<String, String>();
        Optional<Event.Started> started = Optional.empty();
        Optional<Map<String, Object>> handover = Optional.empty();
        for (Recorded recorded : log(state)) {
            if (recorded.event() instanceof Event.Started first) {
                started = Optional.of(first);
            } else if (recorded.event() instanceof Event.BotAnswered answered) {
                values.putAll(answered.values());
            } else if (recorded.event() instanceof Event.HandoverRequested requested) {
                handover = Optional.of(handover(recorded, requested));
            }
        }
        return new AgentsConversation(
                rows.detailed(state),
                values,
                started.flatMap(Event.Started::page),
                started.map(Event.Started::visitor),
                handover,
                offer(state),
                visitors.isKnown(state.id()));
    }

    /** All of it, however long it has become. */
    private List<Recorded> log(Conversation state) {
        var log = new ArrayList<Recorded>();
        List<Recorded> page;
        do {
            page = conversations.events(state.id(), log.size(), LOG);
            log.addAll(page);
        } while (page.size() == LOG);
        return log;
    }

    private Map<String, Object> handover(Recorded recorded, Event.HandoverRequested requested) {
        var handover = new LinkedHashMap<String, Object>();
        handover.put("reason", Names.of(requested.reason()));
        handover.put("evidence", requested.evidence());
        handover.put("target", views.target(requested.target()));
        handover.put("team", requested.target().team().map(id -> new Named(id, directory.team(id))));
        requested.messageToAgent().ifPresent(text -> handover.put("message", text));
        handover.put("requestedAt", recorded.at());
        handover.put("by", views.actor(recorded.actor()));
        return handover;
    }

    private static Optional<Map<String, Object>> offer(Conversation state) {
        return state.owner() instanceof Owner.Queue queue
                ? queue.offer()
                        .map(offer -> Map.of(
                                "offerId", new OfferId(state.id(), offer.number()).toString(),
                                "agent", new Named(offer.agent(), offer.name()),
                                "expiresAt", offer.expiresAt()))
                : Optional.empty();
    }

    private static OfferId offer(String text) {
        return OfferId.parse(text).orElseThrow(WorkspaceController::noSuchOffer);
    }

    private static ProblemException noSuchOffer() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such offer.");
    }

    private static HandoverReason reason(String name) {
        try {
            return HandoverReason.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.invalid("reason", "is not one of the reasons for which a person is wanted");
        }
    }

    private static ConversationLists.Kind kind(String name) {
        try {
            return ConversationLists.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.invalid("list", "is queue, mine, bot, inbox, desk, handed_over, closed or all");
        }
    }
}
