package dev.baton.desk.salesforce;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.DeskStream;
import dev.baton.desk.Opening;
import dev.baton.desk.PlainOpening;
import dev.baton.desk.ThreadNotes;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Result;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One Salesforce deployment. Each visit is a web session and conversation of its own there; the conversation's id is made of the
 * opening's, so that an opening that is repeated meets the conversation which it made.
 */
final class SalesforceConnection implements DeskConnection {

    private static final int EXISTS = 409;
    private static final String DELIVERY = "dlv_";

    private final SalesforceAccount account;
    private final SalesforceCalls calls;
    private final ThreadNotes notes;
    private final SalesforceStream stream;
    private final Clock clock;

    SalesforceConnection(
            SalesforceAccount account, SalesforceCalls calls, ThreadNotes notes, SalesforceStream stream, Clock clock) {
        this.account = account;
        this.calls = calls;
        this.notes = notes;
        this.stream = stream;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Result authorized = calls.authorize();
        return authorized instanceof Answer answer && answer.isOk()
                ? Health.works(availability())
                : DeskReplies.health(authorized);
    }

    /** Outside of its hours nobody is there; within them nobody outside of Salesforce can tell. */
    private Desk.Availability availability() {
        if (!(calls.hours() instanceof Answer answer) || !answer.isOk()) {
            return Desk.Availability.UNKNOWN;
        }
        JsonNode hours = SalesforceCalls.json(answer.body()).at("/businessHoursInfo/businessHours");
        long now = clock.millis();
        boolean closed = !hours.isEmpty()
                && hours.valueStream()
                        .noneMatch(one -> one.path("startTime").asLong(0) <= now
                                && now < one.path("endTime").asLong(0));
        return closed ? Desk.Availability.OFFLINE : Desk.Availability.UNKNOWN;
    }

    @Override
    public Opened open(Opening opening) {
        String reference = reference(opening.delivery());
        Optional<SalesforceNotes> known = SalesforceNotes.of(notes, account.desk(), reference);
        if (known.isPresent()) {
            return open(opening, reference, known.get());
        }
        Result authorized = calls.authorize();
        if (!(authorized instanceof Answer answer) || !answer.isOk()) {
            return DeskReplies.notOpened(authorized);
        }
        JsonNode said = SalesforceCalls.json(answer.body());
        var session = new SalesforceNotes(
                said.path("accessToken").asString(""), said.path("lastEventId").asString(""), "");
        session.keep(notes, account.desk(), reference);
        return open(opening, reference, session);
    }

    private Opened open(Opening opening, String reference, SalesforceNotes session) {
        Map<String, Object> conversation = new LinkedHashMap<>();
        conversation.put("conversationId", reference);
        conversation.put("esDeveloperName", account.deployment());
        conversation.put("routingAttributes", SalesforceMessages.parameters(opening, account.parameters()));
        opening.conversation()
                .locale()
                .map(locale -> Locale.forLanguageTag(locale).toString())
                .filter(language -> !language.isEmpty())
                .ifPresent(language -> conversation.put("language", language));
        Result created = calls.post("conversation", session.token(), conversation);
        if (!(created instanceof Answer answer) || !answer.isOk() && answer.status() != EXISTS) {
            return DeskReplies.notOpened(created);
        }
        Sent sent = send(
                reference,
                session,
                opening.delivery(),
                PlainOpening.messages(opening, SalesforceMessages.LONGEST_TEXT),
                true);
        return sent instanceof Sent.Delivered ? new Opened.Accepted(reference, false) : DeskReplies.notOpened(sent);
    }

    /** The id of a delivery is a UUID after its first characters, as Salesforce wants it for a conversation. */
    private static String reference(String delivery) {
        return delivery.startsWith(DELIVERY)
                ? delivery.substring(DELIVERY.length())
                : SalesforceMessages.id(delivery, 0);
    }

    private Sent send(String reference, SalesforceNotes session, String delivery, List<String> texts, boolean first) {
        int part = 0;
        for (String text : texts) {
            Map<String, Object> body = SalesforceMessages.text(
                    SalesforceMessages.id(delivery, part), text, account.deployment(), first && part == 0);
            Sent sent = DeskReplies.sent(calls.post("conversation/" + reference + "/message", session.token(), body));
            if (!(sent instanceof Sent.Delivered)) {
                return sent;
            }
            part++;
        }
        return new Sent.Delivered();
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        return inSession(
                reference,
                session -> send(
                        reference,
                        session,
                        delivery,
                        PlainOpening.messages(line, SalesforceMessages.LONGEST_TEXT),
                        false));
    }

    @Override
    public Sent close(String reference, String delivery) {
        return inSession(
                reference, session -> DeskReplies.sent(calls.delete("conversation/" + reference, session.token())));
    }

    private Sent inSession(String reference, Function<SalesforceNotes, Sent> call) {
        return SalesforceNotes.of(notes, account.desk(), reference)
                .map(call)
                .orElseGet(() ->
                        new Sent.Never("The session at Salesforce is no longer known; close the conversation there."));
    }

    @Override
    public void typing(String reference, boolean writes) {
        sign(
                reference,
                (session, id) -> calls.post(
                        "conversation/" + reference + "/entry",
                        session.token(),
                        Map.of("entryType", writes ? "TypingStartedIndicator" : "TypingStoppedIndicator", "id", id)));
    }

    @Override
    public void read(String reference) {
        sign(reference, (session, id) -> {
            if (!session.lastEntry().isEmpty()) {
                calls.post(
                        "conversation/" + reference + "/acknowledge-entries",
                        session.token(),
                        Map.of(
                                "acks",
                                List.of(Map.of(
                                        "id", id, "entryType", "Read", "conversationEntryId", session.lastEntry()))));
            }
        });
    }

    private void sign(String reference, BiConsumer<SalesforceNotes, String> call) {
        SalesforceNotes.of(notes, account.desk(), reference)
                .ifPresent(session -> call.accept(session, UUID.randomUUID().toString()));
    }

    @Override
    public Pace pace() {
        return Pace.usual("salesforce " + account.organization() + " " + account.deployment());
    }

    /** Salesforce sends no webhooks: nothing is taken for one. */
    @Override
    public Verifier verifier() {
        return new Verifier(Scheme.STANDARD, List.of());
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return List.of();
    }

    @Override
    public Optional<DeskStream> stream() {
        return Optional.of(stream);
    }
}
