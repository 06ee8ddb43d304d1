package dev.baton.desk.email;

import dev.baton.desk.DeskAccount;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is set for a mailbox.
 *
 * @param smtp where mails are given to
 * @param imap where answers are read; empty if they come by the webhook
 * @param from the address of our side, to which people answer
 * @param to the people's mailbox
 * @param people addresses and domains whose answers count
 */
record MailAccount(Server smtp, Optional<Server> imap, InternetAddress from, InternetAddress to, List<String> people) {

    private static final int SMTP_PORT = 587;
    private static final int IMAP_PORT = 993;

    /** @param user empty where nobody has to sign in */
    record Server(String host, int port, Security security, Optional<String> user, Optional<String> password) {}

    /** How the line is protected. */
    enum Security {
        /** From the first byte on. */
        TLS,
        /** After a word in clear; without it nothing is sent. */
        STARTTLS,
        /** Not at all. */
        NONE
    }

    /** @throws IllegalArgumentException if it cannot be right; the message says what to do */
    static MailAccount of(DeskAccount account) {
        var from = address(account, EmailDesks.FROM);
        var to = address(account, EmailDesks.TO);
        Optional<String> user = account.setting(EmailDesks.USER);
        Optional<String> password = account.secrets().find(EmailDesks.PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            throw new IllegalArgumentException("There is a user but no password; set it in the desk's settings.");
        }
        var smtp = new Server(
                account.setting(EmailDesks.HOST)
                        .orElseThrow(() ->
                                new IllegalArgumentException("The mail server is missing, such as smtp.example.com.")),
                port(account, EmailDesks.PORT, SMTP_PORT),
                security(account, EmailDesks.SECURITY, Security.STARTTLS),
                user,
                password);
        Optional<Server> imap = account.setting(EmailDesks.IMAP_HOST)
                .map(host -> new Server(
                        host,
                        port(account, EmailDesks.IMAP_PORT, IMAP_PORT),
                        security(account, EmailDesks.IMAP_SECURITY, Security.TLS),
                        user,
                        password));
        if (imap.isPresent() && user.isEmpty()) {
            throw new IllegalArgumentException("To read answers by IMAP the user and its password are needed.");
        }
        List<String> people = account.setting(EmailDesks.PEOPLE)
                .map(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,;]+"))
                        .filter(one -> !one.isEmpty())
                        .toList())
                .orElseGet(() -> List.of(domain(to)));
        return new MailAccount(smtp, imap, from, to, people);
    }

    /** Whether what comes from this address counts. */
    boolean isOfPeople(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return people.contains(lower) || people.contains(lower.substring(lower.indexOf('@') + 1));
    }

    /** The part behind the @ of our address, which also ends the ids of our mails. */
    String domain() {
        return domain(from);
    }

    private static String domain(InternetAddress address) {
        return address.getAddress()
                .substring(address.getAddress().indexOf('@') + 1)
                .toLowerCase(Locale.ROOT);
    }

    private static InternetAddress address(DeskAccount account, String field) {
        String text = account.setting(field)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The address \"" + field + "\" is missing, such as help@example.com."));
        try {
            var address = new InternetAddress(text, true);
            if (!address.getAddress().contains("@")) {
                throw new AddressException();
            }
            return address;
        } catch (AddressException wrong) {
            throw new IllegalArgumentException(
                    "The address \"" + field + "\" must be one mail address, such as help@example.com.", wrong);
        }
    }

    private static int port(DeskAccount account, String field, int usual) {
        try {
            int port = account.setting(field).map(Integer::parseInt).orElse(usual);
            if (port < 1 || port > 65_535) {
                throw new NumberFormatException();
            }
            return port;
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535, such as " + usual + ".", wrong);
        }
    }

    private static Security security(DeskAccount account, String field, Security usual) {
        try {
            return account.setting(field)
                    .map(text -> Security.valueOf(text.toUpperCase(Locale.ROOT)))
                    .orElse(usual);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("The line's protection is tls, starttls or none.", wrong);
        }
    }
}
