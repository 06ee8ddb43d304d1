package dev.baton.desk.email;

import dev.baton.desk.email.MailAccount.Security;
import dev.baton.desk.email.MailAccount.Server;
import dev.baton.platform.net.AddressRule;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;

/**
 * Connects to mail servers, of which only those are reached that the rule allows. The name is looked at before; the Java runtime
 * keeps what it found for half a minute, so that the connection that follows asks nobody else.
 */
final class MailLines {

    /** Connect, each read and each write; together they stay under the longest call of a delivery. */
    private static final String TIMEOUT_MILLIS = "8000";

    private final AddressRule rule;

    MailLines(AddressRule rule) {
        this.rule = rule;
    }

    /** A server that must not be reached. */
    static final class Forbidden extends MessagingException {
        private static final long serialVersionUID = 1L;

        Forbidden(String host) {
            super("The mail server " + host + " is in a private network; that has to be allowed"
                    + " (BATON_DELIVERY_ALLOW_PRIVATE_ADDRESSES).");
        }
    }

    /** @throws MessagingException if it cannot be reached or refuses the user */
    Transport transport(Server server) throws MessagingException {
        check(server.host());
        Transport transport = session("smtp", server).getTransport("smtp");
        transport.connect(
                server.host(),
                server.port(),
                server.user().orElse(null),
                server.password().orElse(null));
        return transport;
    }

    /** @throws MessagingException if it cannot be reached or refuses the user */
    Store store(Server server) throws MessagingException {
        check(server.host());
        Store store = session("imap", server).getStore("imap");
        store.connect(
                server.host(),
                server.port(),
                server.user().orElse(null),
                server.password().orElse(null));
        return store;
    }

    /** For composing mails; no server is reached. */
    static Session composing() {
        return Session.getInstance(new Properties());
    }

    private void check(String host) throws MessagingException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!rule.allows(address)) {
                    throw new Forbidden(host);
                }
            }
        } catch (UnknownHostException unknown) {
            throw new MessagingException("There is no mail server " + host + ".", unknown);
        }
    }

    private static Session session(String protocol, Server server) {
        var properties = new Properties();
        String prefix = "mail." + protocol + ".";
        boolean startTls = server.security() == Security.STARTTLS;
        properties.put(prefix + "auth", Boolean.toString(server.user().isPresent()));
        properties.put(prefix + "ssl.enable", Boolean.toString(server.security() == Security.TLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.put(prefix + "starttls.required", Boolean.toString(startTls));
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        return Session.getInstance(properties);
    }
}
