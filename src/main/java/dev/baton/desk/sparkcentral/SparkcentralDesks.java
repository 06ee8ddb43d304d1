package dev.baton.desk.sparkcentral;

import dev.baton.delivery.ClientTokens;
import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.net.CheckedHttp;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Sparkcentral, today Hootsuite Inbox 2.0 (K2, K10): it owns its channels, and Baton is a virtual agent there until it hands over. Set
 * up as docs/desks/sparkcentral.md says.
 */
@Component
final class SparkcentralDesks implements DeskKind {

    private final CheckedHttp http;
    private final ClientTokens tokens;

    SparkcentralDesks(CheckedHttp http, ClientTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    @Override
    public String id() {
        return "sparkcentral";
    }

    @Override
    public String title() {
        return "Sparkcentral (Hootsuite Inbox 2.0)";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                new DeskField(
                        SparkcentralAccount.SHARED_SECRET,
                        "Virtual agent's shared secret",
                        "Admin settings → Virtual agents → Custom virtual agents → Edit. Checks what Inbox sends.",
                        true,
                        true),
                new DeskField(
                        SparkcentralAccount.ORGANIZATION,
                        "Organization ID",
                        "My profile → Manage accounts and teams → Teams: the number after id= in the browser's address.",
                        false,
                        true),
                new DeskField(
                        SparkcentralAccount.CLIENT_ID,
                        "Client ID",
                        "Of your OAuth app, at hootsuite.com/developers/my-apps.",
                        false,
                        true),
                new DeskField(SparkcentralAccount.CLIENT_SECRET, "Client secret", "Of the same app.", true, true),
                new DeskField(
                        SparkcentralAccount.TOPICS,
                        "Topics",
                        "Applied with each handover, with commas between them; they must exist in Inbox.",
                        false,
                        false),
                new DeskField(
                        SparkcentralAccount.ATTRIBUTES,
                        "Contact attributes",
                        "Collected values that are set on the contact, with commas between them: each the unique"
                                + " identifier of an attribute in Inbox.",
                        false,
                        false),
                new DeskField(
                        SparkcentralAccount.ACTION,
                        "First action when delegated",
                        "The action with which the assistant begins when a person gives it a conversation; without it,"
                                + " it waits for the customer.",
                        false,
                        false),
                new DeskField(
                        SparkcentralAccount.URL,
                        "API address",
                        "Leave it empty unless Hootsuite has given you another than https://platform.hootsuite.com.",
                        false,
                        false));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.NO, Level.YES, Level.NO, Level.YES, Level.NO, Level.PARTLY);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        SparkcentralAccount read = SparkcentralAccount.of(account);
        return new SparkcentralConnection(read, new SparkcentralCalls(read, http, tokens));
    }
}
