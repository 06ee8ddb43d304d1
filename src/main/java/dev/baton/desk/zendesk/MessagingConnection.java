package dev.baton.desk.zendesk;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskFailure;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.zendesk.MessagingTranscript.Said;
import dev.baton.platform.net.CheckedHttp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One account of Zendesk Messaging. The desk's name for a conversation is Zendesk's id of it. */
final class MessagingConnection implements DeskConnection {

    private static final String GONE = "The customer has left this chat; nobody reads here any more.";

    private final MessagingSettings settings;
    private final MessagingApi api;
    private final CheckedHttp http;

    MessagingConnection(MessagingSettings settings, CheckedHttp http) {
        this.settings = settings;
        this.api = new MessagingApi(settings, http);
        this.http = http;
    }

    @Override
    public Health health() {
        return DeskApi.health(() -> {
            Optional<List<JsonNode>> integrations = api.switchboard();
            if (integrations.isEmpty()) {
                return Health.broken("Zendesk's switchboard is off; turn messaging on in Admin Center.");
            }
            return MessagingSetup.problem(integrations.get(), settings)
                    .map(Health::broken)
                    .orElseGet(() -> Health.works(
                            settings.support().map(this::availability).orElse(Desk.Availability.UNKNOWN)));
        });
    }

    /** Accounts without omnichannel routing do not know who is there; that is no reason not to use them. */
    private Desk.Availability availability(SupportUser user) {
        try {
            return new DeskApi(http, settings.account(), user.headers())
                            .get("/api/v2/agent_availabilities?filter%5Bchannel_status%5D=messaging:online")
                            .path("data")
                            .isEmpty()
                    ? Desk.Availability.OFFLINE
                    : Desk.Availability.ONLINE;
        } catch (DeskFailure failure) {
            if (failure.status() == 401) {
                throw failure;
            }
            return Desk.Availability.UNKNOWN;
        }
    }

    @Override
    public Opened open(Opening opening) {
        return DeskApi.opened(() -> new MessagingOpening(api).open(opening));
    }

    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        return DeskApi.sent(() -> say(reference, line, delivery, Set.of()));
    }

    @Override
    public Sent sendAgain(String reference, DeskLine line, String delivery) {
        return DeskApi.sent(() -> say(reference, line, delivery, api.known(reference)));
    }

    private void say(String reference, DeskLine line, String delivery, Set<String> known) {
        List<Said> pieces = MessagingTranscript.of(line);
        for (int place = 0; place < pieces.size(); place++) {
            String id = delivery + "#" + place;
            if (!known.contains(id)) {
                Said said = pieces.get(place);
                api.say(reference, author(reference, said), said.content(), id);
            }
        }
    }

    private Map<String, Object> author(String reference, Said said) {
        return said.customer()
                ? Map.of("type", "user", "userId", api.customer(reference))
                : MessagingApi.business(said.name());
    }

    @Override
    public void read(String reference) {
        DeskApi.sent(() -> api.read(reference, api.customer(reference)));
    }

    @Override
    public Sent close(String reference, String delivery) {
        return DeskApi.sent(() -> {
            if (!api.known(reference).contains(delivery)) {
                api.say(reference, MessagingApi.business("Baton"), Map.of("type", "text", "text", GONE), delivery);
            }
            api.releaseControl(reference, Map.of(MessagingOpening.HOLDS, "true"));
        });
    }

    @Override
    public Optional<DeskChannel> channel() {
        return Optional.of(new MessagingChannel(api));
    }

    @Override
    public Pace pace() {
        return Pace.usual("zendesk messaging " + settings.app());
    }

    @Override
    public Verifier verifier() {
        return new Verifier(new Scheme.SharedToken("X-API-Key", ""), List.of(settings.webhook()));
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return MessagingEvents.read(request, settings.integration());
    }
}
