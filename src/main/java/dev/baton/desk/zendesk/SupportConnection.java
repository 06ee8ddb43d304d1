package dev.baton.desk.zendesk;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskFailure;
import dev.baton.desk.DeskFile;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One account of Zendesk Support. The desk's name for a conversation is the ticket's id. */
final class SupportConnection implements DeskConnection {

    private static final Set<String> WORKERS = Set.of("agent", "admin");
    private static final String CLOSED = "closed";

    private static final Scheme SIGNED = new Scheme.Hmac(
            Scheme.Algorithm.SHA256,
            Scheme.Encoding.BASE64,
            "X-Zendesk-Webhook-Signature",
            "",
            "{timestamp}{body}",
            Optional.of("X-Zendesk-Webhook-Signature-Timestamp"),
            Optional.empty(),
            Scheme.KeyForm.TEXT);

    private final SupportSettings settings;
    private final SupportApi api;

    SupportConnection(SupportSettings settings, CheckedHttp http) {
        this.settings = settings;
        this.api = new SupportApi(settings, http);
    }

    /** A ticket can be left at any time; whether somebody is there to read it at once is not known. */
    @Override
    public Health health() {
        return DeskApi.health(() -> WORKERS.contains(api.me().path("role").asString(""))
                ? Health.works(Desk.Availability.UNKNOWN)
                : Health.broken("The email in the desk's settings is no agent's; Baton needs one who may change"
                        + " tickets."));
    }

    @Override
    public Opened open(Opening opening) {
        return DeskApi.opened(() -> new SupportOpening(api, settings).open(opening));
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        return DeskApi.sent(() -> say(reference, line, delivery));
    }

    @Override
    public Sent sendAgain(String reference, DeskLine line, String delivery) {
        return DeskApi.sent(() -> {
            if (!api.isDone(reference, delivery)) {
                say(reference, line, delivery);
            }
        });
    }

    /** What the bot says meanwhile is for the people there alone: the customer has read it. */
    private void say(String reference, DeskLine line, String delivery) {
        if (line.author() != DeskLine.Author.CUSTOMER) {
            api.change(reference, Map.of("comment", Map.of("body", OpeningNote.line(line), "public", false)), delivery);
            return;
        }
        JsonNode ticket = api.ticket(reference);
        if (ticket.path("status").asString("").equals(CLOSED)) {
            throw DeskFailure.lasting("The ticket is closed at Zendesk and takes nothing any more.");
        }
        Map<String, Object> comment = new HashMap<>();
        comment.put("body", line.file().map(SharedFile::name).orElse(line.text()));
        comment.put("public", true);
        comment.put("author_id", ticket.path("requester_id").asLong());
        line.file().ifPresent(file -> comment.put("uploads", List.of(api.upload(file))));
        api.change(reference, Map.of("comment", comment), delivery);
    }

    @Override
    public Sent close(String reference, String delivery) {
        return DeskApi.sent(() -> {
            if (!api.ticket(reference).path("status").asString("").equals(CLOSED) && !api.isDone(reference, delivery)) {
                Map<String, Object> change = new HashMap<>();
                change.put(
                        "comment",
                        Map.of(
                                "body",
                                "The customer has left the chat; answers reach them by email.",
                                "public",
                                false));
                if (settings.solves()) {
                    change.put("status", "solved");
                }
                api.change(reference, change, delivery);
            }
        });
    }

    /** The vendor allows 200 calls a minute on the smallest plan. */
    @Override
    public Pace pace() {
        return new Pace("zendesk support " + settings.account().getAuthority(), 3, 30, 8);
    }

    @Override
    public Verifier verifier() {
        return new Verifier(SIGNED, List.of(settings.webhook()));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return SupportEvents.read(request).stream().toList();
    }

    /** Webhooks name people and groups by their ids, and tell of files apart from the comment that they belong to. */
    @Override
    public DeskEvent complete(String reference, DeskEvent event) {
        return switch (event) {
            case DeskEvent.Joined joined -> new DeskEvent.Joined(joined.person(), api.nameOfUser(joined.person()));
            case DeskEvent.Transferred moved -> new DeskEvent.Transferred(api.nameOfGroup(moved.to()));
            case DeskEvent.Message message ->
                new DeskEvent.Message(message.person(), message.name(), message.text(), files(reference, message));
            default -> event;
        };
    }

    private List<DeskFile> files(String reference, DeskEvent.Message message) {
        return api.comments(reference).stream()
                .filter(comment -> comment.path("author_id").asString("").equals(message.person())
                        && comment.path("body").asString("").strip().equals(message.text()))
                .findFirst()
                .map(comment -> comment.path("attachments")
                        .valueStream()
                        .flatMap(file ->
                                CheckedHttp.address(file.path("content_url").asString(""))
                                        .map(address -> new DeskFile(
                                                file.path("file_name").asString(""), address))
                                        .stream())
                        .toList())
                .orElse(List.of());
    }
}
