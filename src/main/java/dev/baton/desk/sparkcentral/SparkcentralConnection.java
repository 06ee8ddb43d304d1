package dev.baton.desk.sparkcentral;

import dev.baton.conversation.Target;
import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.Scheme.Algorithm;
import dev.baton.delivery.webhook.Scheme.Encoding;
import dev.baton.delivery.webhook.Scheme.KeyForm;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Result;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One virtual agent. It may speak only while the conversation is assigned to it: 404 says that it is no longer, so the people
 * there have it. Inbox takes no id of ours with a message, so a line whose answer was lost is said again.
 */
final class SparkcentralConnection implements DeskConnection, DeskChannel {

    /** The largest file that Inbox takes, in bytes. */
    static final long LARGEST_FILE = 10_000_000;

    private static final int GONE = 404;
    private static final int UNWANTED = 400;
    private static final Scheme SIGNED = new Scheme.Hmac(
            Algorithm.SHA256,
            Encoding.HEX,
            "X-Hootsuite-Signature",
            "",
            "{body}",
            Optional.of("/timestamp"),
            Optional.empty(),
            KeyForm.HEX);

    private final SparkcentralAccount account;
    private final SparkcentralCalls calls;

    SparkcentralConnection(SparkcentralAccount account, SparkcentralCalls calls) {
        this.account = account;
        this.calls = calls;
    }

    @Override
    public Health health() {
        Result online = calls.onlineAgents();
        if (!(online instanceof Answer answer) || !answer.isOk()) {
            return DeskReplies.health(online);
        }
        boolean somebody = SparkcentralCalls.json(answer.body())
                .path("agents")
                .valueStream()
                .anyMatch(agent -> agent.path("userPresence").asString("").equals("AVAILABLE"));
        return Health.works(
                somebody ? Desk.Availability.ONLINE : Desk.Availability.OFFLINE,
                new Desk.Waiting(
                        number(calls.waiting()).map(waiting -> (int) Math.min(waiting + 1, Integer.MAX_VALUE)),
                        number(calls.longestWait()).map(Duration::ofSeconds)));
    }

    /** The metrics may not be granted to every app; then nothing is known. */
    private static Optional<Long> number(Result result) {
        return result instanceof Answer answer && answer.isOk()
                ? Optional.of(SparkcentralCalls.json(answer.body()).path("value"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(value -> Math.max(value.asLong(), 0))
                : Optional.empty();
    }

    @Override
    public Optional<DeskChannel> channel() {
        return Optional.of(this);
    }

    @Override
    public Replied reply(String reference, DeskLine line, String delivery) {
        Optional<String> attachment =
                line.file().filter(file -> file.size() < LARGEST_FILE).map(file -> name(file, delivery));
        if (attachment.isEmpty()) {
            return said(reference, Map.of("text", line.asText()));
        }
        Result uploaded = calls.upload(reference, attachment.get(), line.file().orElseThrow());
        if (is(uploaded, UNWANTED)) {
            return said(reference, Map.of("text", line.asText())); // the medium takes no such files
        }
        return uploaded instanceof Answer answer && answer.isOk()
                ? said(reference, Map.of("attachment", attachment.get()))
                : replied(uploaded);
    }

    private Replied said(String reference, Map<String, String> message) {
        return replied(calls.manipulate(reference, Map.of("sendMessage", message)));
    }

    private static Replied replied(Result result) {
        return is(result, GONE) ? new Replied.Taken() : new Replied.Tried(DeskReplies.sent(result));
    }

    /** Unique within the conversation, and of such characters as Inbox takes. */
    private static String name(SharedFile file, String delivery) {
        return (delivery + "-" + file.name()).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    @Override
    public Opened pass(String reference, Opening opening) {
        var what = new LinkedHashMap<String, Object>();
        what.put("applyConversationNotes", List.of(Map.of("text", OpeningNote.of(opening))));
        List<String> topics = topics(opening);
        if (!topics.isEmpty()) {
            what.put("applyTopics", topics);
        }
        var attributes = new LinkedHashMap<String, String>();
        account.attributes()
                .forEach(name -> Optional.ofNullable(opening.values().get(name))
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> attributes.put(name, value)));
        if (!attributes.isEmpty()) {
            what.put("setContactAttributes", attributes);
        }
        what.put("complete", "HANDOVER");
        Result result = calls.manipulate(reference, what);
        return result instanceof Answer answer && (answer.isOk() || answer.status() == GONE)
                ? new Opened.Accepted(reference, true)
                : DeskReplies.notOpened(result);
    }

    /** Those that Inbox does not know it ignores. */
    private List<String> topics(Opening opening) {
        Target target = opening.target();
        return Stream.of(
                        account.topics().stream(),
                        target.team().stream(),
                        target.skill().stream(),
                        opening.conversation().tags().all().stream())
                .flatMap(topics -> topics)
                .distinct()
                .toList();
    }

    /** What was handed over is given back by the people there alone. */
    @Override
    public Sent takeBack(String reference, String delivery) {
        return new Sent.Delivered();
    }

    @Override
    public Sent finish(String reference, String delivery) {
        Result result = calls.manipulate(reference, Map.of("complete", "RESOLVED"));
        return is(result, GONE) ? new Sent.Delivered() : DeskReplies.sent(result);
    }

    @Override
    public Opened open(Opening opening) {
        return new Opened.Refused("Sparkcentral takes only conversations of its own channels.");
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        return new Sent.Delivered();
    }

    @Override
    public Sent close(String reference, String delivery) {
        return new Sent.Delivered();
    }

    /** No limit is stated; this stays well below what people could type. */
    @Override
    public Pace pace() {
        return new Pace("sparkcentral " + account.client().id(), 10, 20, 4);
    }

    @Override
    public Verifier verifier() {
        return new Verifier(SIGNED, List.of(account.sharedSecret()));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return SparkcentralWebhook.read(request, account.action());
    }

    @Override
    public Optional<String> acknowledgement() {
        return Optional.of("{}");
    }

    private static boolean is(Result result, int status) {
        return result instanceof Answer answer && answer.status() == status;
    }
}
