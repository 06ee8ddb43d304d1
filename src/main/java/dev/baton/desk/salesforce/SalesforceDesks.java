package dev.baton.desk.salesforce;

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

/** Salesforce over Messaging for In-App and Web, described in docs/desks/salesforce.md. */
@Component
final class SalesforceDesks implements DeskKind {

    private final CheckedHttp http;
    private final CheckedStreams streams;
    private final ThreadNotes notes;
    private final Clock clock;

    SalesforceDesks(CheckedHttp http, CheckedStreams streams, ThreadNotes notes, Clock clock) {
        this.http = http;
        this.streams = streams;
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "salesforce";
    }

    @Override
    public String title() {
        return "Salesforce";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                new DeskField(
                        SalesforceAccount.URL,
                        "Url",
                        "From the code snippet of the Custom Client deployment: https and a name that ends with salesforce-scrt.com.",
                        false,
                        true),
                new DeskField(
                        SalesforceAccount.ORGANIZATION,
                        "OrganizationId",
                        "From the same code snippet; begins with 00D.",
                        false,
                        true),
                new DeskField(
                        SalesforceAccount.DEPLOYMENT,
                        "DeveloperName",
                        "From the same code snippet: the deployment's API name.",
                        false,
                        true),
                new DeskField(
                        SalesforceAccount.PARAMETERS,
                        "Custom Parameters",
                        "Names of the channel's parameters that are to be set, such as _firstName, _email, baton_team; separated by commas.",
                        false,
                        false),
                new DeskField(
                        SalesforceAccount.ISSUER,
                        "Token Issuer",
                        "Only with user verification: the issuer of its key set. Without it, conversations last some hours at most.",
                        false,
                        false),
                new DeskField(
                        SalesforceAccount.KEY_ID,
                        "Key ID",
                        "Only with user verification: the key's id (kid) in the key set.",
                        false,
                        false),
                new DeskField(
                        SalesforceAccount.KEY,
                        "Private key",
                        "Only with user verification: the RSA key that belongs to it, PKCS #8 in PEM.",
                        true,
                        false));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.YES, Level.NO, Level.PARTLY, Level.YES, Level.YES, Level.YES);
    }

    @Override
    public DeskConnection connect(DeskAccount settings) {
        SalesforceAccount account = SalesforceAccount.of(settings);
        var calls = new SalesforceCalls(account, http, clock);
        var sessions = new SalesforceSessions(account, calls, notes);
        var stream = new SalesforceStream(account, calls, sessions, streams, clock);
        return new SalesforceConnection(account, calls, sessions, stream, clock);
    }
}
