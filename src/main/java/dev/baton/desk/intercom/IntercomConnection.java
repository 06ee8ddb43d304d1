package dev.baton.desk.intercom;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One workspace of Intercom. The desk's name for a conversation is Intercom's id of it. */
final class IntercomConnection implements DeskConnection {

    private static final Scheme SIGNED =
            Scheme.Hmac.ofBody(Scheme.Algorithm.SHA1, Scheme.Encoding.HEX, "X-Hub-Signature", "sha1=");

    private final IntercomSettings settings;
    private final IntercomApi api;
    private final Clock clock;

    IntercomConnection(IntercomSettings settings, CheckedHttp http, Clock clock) {
        this.settings = settings;
        this.api = new IntercomApi(settings, http);
        this.clock = clock;
    }

    @Override
    public Health health() {
        return DeskApi.health(() -> {
            List<JsonNode> admins = api.admins();
            return admins.stream()
                            .anyMatch(admin -> admin.path("id").asString("").equals(settings.bot()))
                    ? Health.works(availability(admins))
                    : Health.broken("Intercom has no teammate " + settings.bot() + "; set the id of the one as whom"
                            + " Baton works.");
        });
    }

    private Desk.Availability availability(List<JsonNode> admins) {
        boolean open = settings.hours()
                .map(id -> new IntercomHours(api.hours(id), api.exceptions(id)).isOpen(clock.instant()))
                .orElse(true);
        boolean there = admins.stream()
                .filter(admin -> !admin.path("id").asString("").equals(settings.bot()))
                .filter(admin -> admin.path("has_inbox_seat").asBoolean(true))
                .filter(admin -> settings.team()
                        .map(team -> admin.path("team_ids").valueStream().anyMatch(id -> id.asString("")
                                .equals(team)))
                        .orElse(true))
                .anyMatch(admin -> !admin.path("away_mode_enabled").asBoolean(false));
        return open && there ? Desk.Availability.ONLINE : Desk.Availability.OFFLINE;
    }

    /**
     * The contact is one of this conversation alone: who a site says the customer is has not been proven, and must not open what
     * others have said.
     */
    @Override
    public Opened open(Opening opening) {
        return DeskApi.opened(() -> {
            String external = IntercomEvents.OURS + opening.conversation().id();
            String contact = api.contact(external).orElseGet(() -> api.newContact(contact(external, opening)));
            String id = api.conversation(contact, opening.at())
                    .orElseGet(() -> api.newConversation(contact, IntercomHanding.first(opening)));
            new IntercomHanding(api).hand(id, opening, IntercomHanding.whole(opening));
            return new Opened.Accepted(id, false);
        });
    }

    private Map<String, Object> contact(String external, Opening opening) {
        var visitor = opening.conversation().visitor();
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("role", "user");
        contact.put("external_id", external);
        visitor.name().ifPresent(name -> contact.put("name", name));
        visitor.email().filter(email -> settings.email()).ifPresent(email -> contact.put("email", email));
        return contact;
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        return DeskApi.sent(() -> say(reference, line, false));
    }

    @Override
    public Sent sendAgain(String reference, DeskLine line, String delivery) {
        return DeskApi.sent(() -> say(reference, line, true));
    }

    /** What the bot says meanwhile is for the people there alone: the customer has read it. */
    private void say(String reference, DeskLine line, boolean again) {
        var there = new IntercomParts(api.conversation(reference));
        if (line.author() != DeskLine.Author.CUSTOMER) {
            String note = OpeningNote.line(line);
            if (!again || !there.hasNote(settings.bot(), note)) {
                api.botSays(reference, "note", IntercomText.html(note));
            }
            return;
        }
        String text = line.file().map(SharedFile::name).orElse(line.text());
        if (!again || !there.saidLast(there.contact(), text, line.at())) {
            api.customerSays(
                    reference,
                    there.contact(),
                    text,
                    line.file().map(file -> file.address().toString()).stream().toList());
        }
    }

    @Override
    public Sent close(String reference, String delivery) {
        return DeskApi.sent(() -> api.close(reference));
    }

    @Override
    public Optional<DeskChannel> channel() {
        return Optional.of(new IntercomChannel(api));
    }

    @Override
    public Pace pace() {
        return Pace.usual("intercom " + settings.address().getAuthority() + " " + settings.bot());
    }

    @Override
    public Verifier verifier() {
        return new Verifier(SIGNED, List.of(settings.clientSecret()));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return IntercomEvents.read(request, settings.bot()).stream().toList();
    }

    /** Webhooks name assignees by their ids alone. */
    @Override
    public DeskEvent complete(String reference, DeskEvent event) {
        return switch (event) {
            case DeskEvent.Joined joined ->
                joined.name().isEmpty()
                        ? new DeskEvent.Joined(joined.person(), api.nameOfAdmin(joined.person()))
                        : joined;
            case DeskEvent.Transferred moved -> new DeskEvent.Transferred(api.nameOfTeam(moved.to()));
            default -> event;
        };
    }
}
