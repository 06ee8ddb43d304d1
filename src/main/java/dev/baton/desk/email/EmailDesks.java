package dev.baton.desk.email;

import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.security.ServerKeys;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Desks that are a mailbox: described in docs/desks/email.md. */
@Component
final class EmailDesks implements DeskKind {

    static final String FROM = "from";
    static final String TO = "to";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String SECURITY = "security";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String IMAP_HOST = "imapHost";
    static final String IMAP_PORT = "imapPort";
    static final String IMAP_SECURITY = "imapSecurity";
    static final String WEBHOOK = "webhook";
    static final String PEOPLE = "people";

    private final MailLines lines;
    private final ThreadMarks marks;

    EmailDesks(BatonProperties properties, ServerKeys keys) {
        this.lines = new MailLines(new AddressRule(properties.delivery().allowPrivateAddresses()));
        this.marks = new ThreadMarks(keys.key("mail-thread"));
    }

    @Override
    public String id() {
        return "email";
    }

    @Override
    public String title() {
        return "Email";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                open(TO, "People's mailbox", "Where conversations are sent, such as support@example.com.", true),
                open(
                        FROM,
                        "Our address",
                        "What they come from and are answered to, such as chat@example.com; a mailbox of its own, used for"
                                + " nothing else.",
                        true),
                open(HOST, "SMTP server", "The mail server that takes mails from our address.", true),
                open(PORT, "SMTP port", "587 unless set.", false),
                open(SECURITY, "SMTP protection", "starttls unless set; tls or none.", false),
                open(USER, "User", "Signs in at SMTP and IMAP; empty where nobody has to.", false),
                new DeskField(PASSWORD, "Password", "The user's password, or one made for this app.", true, false),
                open(
                        IMAP_HOST,
                        "IMAP server",
                        "Where answers to our address are read; empty if the mail server sends them to the webhook.",
                        false),
                open(IMAP_PORT, "IMAP port", "993 unless set.", false),
                open(IMAP_SECURITY, "IMAP protection", "tls unless set; starttls or none.", false),
                new DeskField(
                        WEBHOOK,
                        "Webhook name and password",
                        "name:password by which the mail server signs in when it sends answers to the webhook.",
                        true,
                        false),
                open(
                        PEOPLE,
                        "Who may answer",
                        "Addresses and domains whose answers reach the customer; the domain of the people's mailbox unless"
                                + " set.",
                        false));
    }

    private static DeskField open(String name, String label, String help, boolean required) {
        return new DeskField(name, label, help, false, required);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.PARTLY, Level.YES, Level.YES, Level.YES, Level.NO, Level.NO, Level.YES, Level.YES, Level.PARTLY);
    }

    /** Mail is read when it is read. */
    @Override
    public Duration acceptWithin() {
        return Duration.ofDays(3);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        return new EmailConnection(
                account.id(),
                MailAccount.of(account),
                account.secrets().find(WEBHOOK).stream().toList(),
                lines,
                marks);
    }
}
