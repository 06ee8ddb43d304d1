package dev.baton.desk.genesys;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.DeskStream;
import dev.baton.desk.Opening;
import dev.baton.desk.PlainOpening;
import dev.baton.desk.ThreadNotes;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Result;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Genesys Cloud. Each visit is a conversation of its own there: the customer's address is the opening's id, so that an opening
 * that is repeated meets the conversation which it made.
 */
final class GenesysConnection implements DeskConnection {

    /** Genesys allows 300 calls a minute and client; the rest is for reading who joined. */
    private static final double PER_SECOND = 3;

    private static final int BURST = 15;
    private static final int AT_ONCE = 8;

    private final GenesysAccount account;
    private final GenesysCalls calls;
    private final ThreadNotes notes;
    private final GenesysReading reading;
    private final GenesysStream stream;
    private final GenesysHealth health;
    private final Clock clock;

    GenesysConnection(
            GenesysAccount account,
            GenesysCalls calls,
            ThreadNotes notes,
            GenesysReading reading,
            GenesysStream stream,
            Clock clock) {
        this.account = account;
        this.calls = calls;
        this.notes = notes;
        this.reading = reading;
        this.stream = stream;
        this.health = new GenesysHealth(account, calls);
        this.clock = clock;
    }

    @Override
    public Health health() {
        return health.now();
    }

    @Override
    public Opened open(Opening opening) {
        String reference = opening.delivery();
        List<Map<String, Object>> parts = GenesysMessages.of(
                GenesysMessages.from(reference, opening),
                opening.delivery(),
                opening.at(),
                PlainOpening.messages(opening, GenesysMessages.LONGEST_TEXT),
                GenesysMessages.attributes(opening));
        Result first = calls.post(messages() + "?prefetchConversationId=true", parts.getFirst());
        if (!(first instanceof Answer answer) || !answer.isOk()) {
            return DeskReplies.notOpened(first);
        }
        String conversation =
                GenesysCalls.json(answer.body()).path("conversationId").asString("");
        if (conversation.isEmpty()) {
            return new Opened.Again("Genesys did not say which conversation it made.", Optional.empty());
        }
        for (Map<String, Object> part : parts.subList(1, parts.size())) {
            if (!(DeskReplies.sent(calls.post(messages(), part)) instanceof Sent.Delivered)) {
                return new Opened.Again("Genesys took only a part of what was said before.", Optional.empty());
            }
        }
        new GenesysNotes(conversation, "", "").keep(notes, account.desk(), reference);
        return new Opened.Accepted(reference, false);
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        Map<String, Object> from = GenesysMessages.from(reference);
        List<Map<String, Object>> parts = line.file()
                .map(file -> List.of(GenesysMessages.file(from, delivery, line.at(), file)))
                .orElseGet(() -> GenesysMessages.of(
                        from,
                        delivery,
                        line.at(),
                        PlainOpening.messages(line, GenesysMessages.LONGEST_TEXT),
                        Map.of()));
        for (Map<String, Object> part : parts) {
            Sent sent = DeskReplies.sent(calls.post(messages(), part));
            if (!(sent instanceof Sent.Delivered)) {
                return sent;
            }
        }
        return new Sent.Delivered();
    }

    @Override
    public void typing(String reference, boolean writes) {
        if (writes) {
            calls.post(
                    "/api/v2/conversations/messages/" + account.integration() + "/inbound/open/event",
                    GenesysMessages.typing(reference, clock.instant()));
        }
    }

    @Override
    public Sent close(String reference, String delivery) {
        return GenesysNotes.of(notes, account.desk(), reference)
                .map(noted -> DeskReplies.sent(calls.call(
                        "PATCH",
                        "/api/v2/conversations/messages/" + noted.conversation(),
                        Optional.of(Map.of("state", "disconnected")))))
                .orElseGet(() -> new Sent.Never(
                        "Which conversation it is in Genesys is no longer known; close it there by hand."));
    }

    @Override
    public Pace pace() {
        return new Pace("genesys " + account.clientId(), PER_SECOND, BURST, AT_ONCE);
    }

    @Override
    public Verifier verifier() {
        return new Verifier(
                Scheme.Hmac.ofBody(Scheme.Algorithm.SHA256, Scheme.Encoding.BASE64, "X-Hub-Signature-256", "sha256="),
                List.of(account.webhookSecret()));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return GenesysWebhook.read(GenesysCalls.json(new String(request.body(), StandardCharsets.UTF_8)));
    }

    @Override
    public DeskEvent complete(String reference, DeskEvent event) {
        return switch (event) {
            case DeskEvent.Message message -> {
                GenesysTalk.Person who = who(reference);
                yield new DeskEvent.Message(who.id(), who.name(), message.text(), message.files(), message.choices());
            }
            case DeskEvent.Typing typing -> {
                GenesysTalk.Person who = who(reference);
                yield new DeskEvent.Typing(who.id(), who.name(), typing.writes());
            }
            default -> event;
        };
    }

    /** Whoever talks there; if nobody is known to, it is said in the desk's own name. */
    private GenesysTalk.Person who(String reference) {
        return reading.talking(reference).orElseGet(() -> new GenesysTalk.Person("desk", account.name()));
    }

    @Override
    public Optional<DeskStream> stream() {
        return Optional.of(stream);
    }

    private String messages() {
        return "/api/v2/conversations/messages/" + account.integration() + "/inbound/open/message";
    }
}
