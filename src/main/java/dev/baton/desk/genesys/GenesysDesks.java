package dev.baton.desk.genesys;

import dev.baton.delivery.ClientTokens;
import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.desk.ThreadNotes;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedStreams;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Genesys Cloud over Open Messaging, described in docs/desks/genesys.md. */
@Component
final class GenesysDesks implements DeskKind {

    private final CheckedHttp http;
    private final CheckedStreams streams;
    private final ClientTokens tokens;
    private final ThreadNotes notes;
    private final Clock clock;

    GenesysDesks(CheckedHttp http, CheckedStreams streams, ClientTokens tokens, ThreadNotes notes, Clock clock) {
        this.http = http;
        this.streams = streams;
        this.tokens = tokens;
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "genesys";
    }

    @Override
    public String title() {
        return "Genesys Cloud";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                new DeskField(
                        GenesysAccount.REGION,
                        "Region",
                        "What follows apps. in the address of your Genesys Cloud, such as mypurecloud.de.",
                        false,
                        true),
                new DeskField(
                        GenesysAccount.INTEGRATION,
                        "Integration ID",
                        "Of the Open Messaging integration: Admin, Message, Platforms; it stands in the address of its page.",
                        false,
                        true),
                new DeskField(
                        GenesysAccount.CLIENT_ID,
                        "Client ID",
                        "Of an OAuth client with the grant type Client Credentials: Admin, Integrations, OAuth.",
                        false,
                        true),
                new DeskField(GenesysAccount.CLIENT_SECRET, "Client Secret", "Of the same OAuth client.", true, true),
                new DeskField(
                        GenesysAccount.WEBHOOK_SECRET,
                        "Outbound Notification Webhook Signature Secret Token",
                        "The same as in the integration; at least 16 characters.",
                        true,
                        true),
                new DeskField(
                        GenesysAccount.QUEUE,
                        "Queue ID",
                        "The queue whose agents and waiting times customers are told of; without it they are not known.",
                        false,
                        false),
                new DeskField(
                        GenesysAccount.GATEWAY,
                        "Gateway",
                        "Only where a gateway of your own stands before Genesys: its address, in place of the region's.",
                        false,
                        false));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.YES, Level.NO, Level.PARTLY, Level.YES, Level.YES, Level.YES);
    }

    @Override
    public DeskConnection connect(DeskAccount settings) {
        GenesysAccount account = GenesysAccount.of(settings);
        var calls = new GenesysCalls(account, http, tokens);
        var reading = new GenesysReading(account, calls, notes, clock);
        var stream = new GenesysStream(account, calls, reading, streams, clock);
        return new GenesysConnection(account, calls, notes, reading, stream, clock);
    }
}
