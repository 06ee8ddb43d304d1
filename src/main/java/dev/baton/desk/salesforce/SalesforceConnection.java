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
import tools.jackson.databind.JsonNode;

/**
 * One Salesforce deployment. Each visit is a web session and conversation of its own there; the conversation's id is made of the
 * opening's, so that an opening that is repeated meets the conversation which it made.
 */
final class SalesforceConnection implements DeskConnection {

    private static final int EXISTS = 409;
    private static final String DELIVERY = "dlv_";

    /** Who is signed in to see whether it works; nothing is begun in their name. */
    private static final String TRIAL = "baton-trial";

    private final SalesforceAccount account;
    private final SalesforceCalls calls;
    private final SalesforceSessions sessions;
    private final SalesforceStream stream;
    private final Clock clock;

    SalesforceConnection(
            SalesforceAccount account,
            SalesforceCalls calls,
            SalesforceSessions sessions,
            SalesforceStream stream,
            Clock clock) {
        this.account = account;
        this.calls = calls;
        this.sessions = sessions;
        this.stream = stream;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Result authorized = calls.authorize(TRIAL);
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
        return switch (sessions.begin(reference)) {
            case SalesforceSessions.Begun.Has has -> open(opening, reference, has.session());
            case SalesforceSessions.Begun.Not none -> DeskReplies.notOpened(none.result());
        };
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
                reference, opening.delivery(), PlainOpening.messages(opening, SalesforceMessages.LONGEST_TEXT), true);
        return sent instanceof Sent.Delivered ? new Opened.Accepted(reference, false) : DeskReplies.notOpened(sent);
    }

    /** The id of a delivery is a UUID after its first characters, as Salesforce wants it for a conversation. */
    private static String reference(String delivery) {
        return delivery.startsWith(DELIVERY)
                ? delivery.substring(DELIVERY.length())
                : SalesforceMessages.id(delivery, 0);
    }

    private Sent send(String reference, String delivery, List<String> texts, boolean first) {
        int part = 0;
        for (String text : texts) {
            Map<String, Object> body = SalesforceMessages.text(
                    SalesforceMessages.id(delivery, part), text, account.deployment(), first && part == 0);
            Sent sent = sessions.in(
                    reference, session -> calls.post("conversation/" + reference + "/message", session.token(), body));
            if (!(sent instanceof Sent.Delivered)) {
                return sent;
            }
            part++;
        }
        return new Sent.Delivered();
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        return line.file()
                .filter(file -> file.size() <= SalesforceMessages.LARGEST_FILE)
                .map(file -> sessions.in(
                        reference,
                        session -> calls.post(
                                "conversation/" + reference + "/file",
                                session.token(),
                                SalesforceMessages.file(
                                        SalesforceMessages.id(delivery, 0), file, account.deployment()))))
                .orElseGet(() ->
                        send(reference, delivery, PlainOpening.messages(line, SalesforceMessages.LONGEST_TEXT), false));
    }

    @Override
    public Sent close(String reference, String delivery) {
        return sessions.in(reference, session -> calls.delete("conversation/" + reference, session.token()));
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
        sessions.of(reference)
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
