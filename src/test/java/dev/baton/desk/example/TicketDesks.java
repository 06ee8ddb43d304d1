package dev.baton.desk.example;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskFile;
import dev.baton.desk.DeskKind;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.PlainOpening;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A whole desk in one file, for a ticket system with a JSON API. In the product it would be a {@code @Component}. */
public final class TicketDesks implements DeskKind {

    private static final int LONGEST_TEXT = 4_000;

    private final CheckedHttp http;

    public TicketDesks(CheckedHttp http) {
        this.http = http;
    }

    @Override
    public String id() {
        return "tickets";
    }

    @Override
    public String title() {
        return "Tickets";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                new DeskField("url", "Address", "Where the API of your tickets begins.", false, true),
                new DeskField("key", "API key", "Made under Settings → API of your tickets.", true, true),
                new DeskField("secret", "Webhook secret", "Stands beside the webhook that you add there.", true, true));
    }

    /** Live, email, summary, our channels, the desk's, rich, the bot's part visible, answers in our history, once even after a crash. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.YES, Level.NO, Level.NO, Level.YES, Level.YES, Level.YES);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        URI address = account.setting("url")
                .flatMap(CheckedHttp::address)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The address must be a whole one, such as https://tickets.example.com/api."));
        String key = secret(account, "key");
        return new Connection(
                () -> new DeskApi(http, address, Map.of("Authorization", "Bearer " + key)),
                new Verifier(Scheme.STANDARD, List.of(secret(account, "secret"))),
                Pace.usual("tickets " + account.id()));
    }

    private static String secret(DeskAccount account, String field) {
        return account.secrets()
                .find(field)
                .orElseThrow(() -> new IllegalArgumentException("The " + field + " is missing; set it anew."));
    }

    /** Of calls, what does not go well is thrown; {@code sent}, {@code opened} and {@code health} say what that means. */
    private record Connection(Supplier<DeskApi> api, Verifier verifier, Pace pace) implements DeskConnection {

        @Override
        public Health health() {
            return DeskApi.health(() -> Health.works(
                    api.get().get("/status").path("online").asBoolean(false)
                            ? Desk.Availability.ONLINE
                            : Desk.Availability.OFFLINE));
        }

        /** The delivery's id goes along: the same id again is the same ticket there. */
        @Override
        public Opened open(Opening opening) {
            List<String> texts = PlainOpening.messages(opening, LONGEST_TEXT);
            String conversation = opening.conversation().id().toString();
            var ticket = Map.of("id", opening.delivery(), "conversation", conversation, "texts", texts);
            return DeskApi.opened(() -> new Opened.Accepted(
                    api.get().post("/tickets", ticket).path("ticket").asString(), true));
        }

        /** The same id again is the same line there. A file's text is its name and address, which is all that tickets take. */
        @Override
        public Sent send(String reference, DeskLine line, String delivery) {
            List<String> texts = PlainOpening.messages(line, LONGEST_TEXT);
            return DeskApi.sent(
                    () -> api.get().post("/tickets/" + reference + "/lines", Map.of("id", delivery, "texts", texts)));
        }

        @Override
        public Sent close(String reference, String delivery) {
            return DeskApi.sent(() -> api.get().post("/tickets/" + reference + "/closed", Map.of("id", delivery)));
        }

        @Override
        public List<Heard> read(SignedRequest request) {
            JsonNode said = DeskApi.json(request.body());
            String id = request.headers().getOrDefault("webhook-id", "");
            String person = said.path("person").asString("Agent");
            List<DeskEvent> events =
                    switch (said.path("event").asString("")) {
                        case "taken" -> List.of(new DeskEvent.Joined(person, person));
                        case "answer" ->
                            List.of(new DeskEvent.Message(
                                    person, person, said.path("text").asString(""), files(said)));
                        case "released" -> List.of(new DeskEvent.Left(person));
                        case "solved" -> List.of(new DeskEvent.Ended());
                        default -> List.of();
                    };
            return events.isEmpty()
                    ? List.of()
                    : List.of(new Heard(id, said.path("ticket").asString(""), events));
        }

        private static List<DeskFile> files(JsonNode said) {
            return said.path("files")
                    .valueStream()
                    .flatMap(file -> CheckedHttp.address(file.path("url").asString("")).stream()
                            .map(address -> new DeskFile(file.path("name").asString(""), address)))
                    .toList();
        }
    }
}
