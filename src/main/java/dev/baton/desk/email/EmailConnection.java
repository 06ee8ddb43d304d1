package dev.baton.desk.email;

import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskLine;
import dev.baton.desk.DeskStream;
import dev.baton.desk.Opening;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** One mailbox. */
final class EmailConnection implements DeskConnection {

    private final String id;
    private final MailAccount account;
    private final List<String> webhookSecrets;
    private final MailLines lines;
    private final ThreadMarks marks;
    private final Answers answers;

    EmailConnection(String id, MailAccount account, List<String> webhookSecrets, MailLines lines, ThreadMarks marks) {
        this.id = id;
        this.account = account;
        this.webhookSecrets = webhookSecrets;
        this.lines = lines;
        this.marks = marks;
        this.answers = new Answers(account, marks);
    }

    /** Signs in at the servers; who reads the mailbox, and when, nobody knows. */
    @Override
    public Health health() {
        try (Transport transport = lines.transport(account.smtp())) {
            if (account.imap().isPresent()) {
                lines.store(account.imap().get()).close();
            }
            return Health.works(Desk.Availability.UNKNOWN);
        } catch (MessagingException failure) {
            return Health.broken(why(failure));
        }
    }

    @Override
    public Opened open(Opening opening) {
        String mark = marks.of(opening.conversation().id());
        return switch (send(() -> Letter.first(
                account, mark, Wording.subject(mark), Wording.opening(opening), Date.from(opening.at())))) {
            case Sent.Delivered delivered -> new Opened.Accepted(mark, false);
            case Sent.Again again -> new Opened.Again(again.why(), again.after());
            case Sent.Busy busy -> new Opened.Busy(busy.why(), busy.after());
            case Sent.Never never -> new Opened.Refused(never.why());
        };
    }

    /** What the bot says meanwhile is not worth a mail. */
    @Override
    public Sent send(String reference, DeskLine line, String delivery) {
        if (line.author() == DeskLine.Author.BOT) {
            return new Sent.Delivered();
        }
        return send(() -> Letter.further(
                account, reference, delivery, Wording.subject(reference), Wording.line(line), Date.from(line.at())));
    }

    @Override
    public Sent close(String reference, String delivery) {
        return send(() ->
                Letter.further(account, reference, delivery, Wording.subject(reference), Wording.closed(), new Date()));
    }

    /** How a letter is written. */
    private interface Written {
        Letter letter() throws MessagingException;
    }

    private Sent send(Written written) {
        try (Transport transport = lines.transport(account.smtp())) {
            Letter letter = written.letter();
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Sent.Delivered();
        } catch (MessagingException failure) {
            return mayPass(failure) ? new Sent.Again(why(failure)) : new Sent.Never(why(failure));
        }
    }

    /** Answers of the 500s stand (RFC 5321, 4.2.1); the rest, silence included, may pass. */
    private static boolean mayPass(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException || failure instanceof MailLines.Forbidden) {
            return false;
        }
        return code(failure) < 500;
    }

    private static int code(MessagingException failure) {
        for (Exception at = failure;
                at instanceof MessagingException;
                at = ((MessagingException) at).getNextException()) {
            if (at instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (at instanceof SMTPSendFailedException sending && sending.getNextException() == null) {
                return sending.getReturnCode();
            }
        }
        return 0;
    }

    /** For people; what servers answer can hold addresses and is left to the log. */
    private static String why(MessagingException failure) {
        return switch (failure) {
            case AuthenticationFailedException refused ->
                "The mail server refuses our credentials; set user and password anew in the desk's settings.";
            case MailLines.Forbidden forbidden -> String.valueOf(forbidden.getMessage());
            default ->
                code(failure) > 0
                        ? "The mail server does not take the mail (" + code(failure) + ")."
                        : "The mail server cannot be reached or broke off; check server, port and protection.";
        };
    }

    /** Mail servers of offices take a few mails a second. */
    @Override
    public Pace pace() {
        return new Pace("email:" + account.smtp().host() + ":" + account.from().getAddress(), 3, 20, 2);
    }

    @Override
    public Optional<DeskStream> stream() {
        return account.imap().map(server -> new Mailbox(server, lines, answers));
    }

    @Override
    public Verifier verifier() {
        return new Verifier(new Scheme.Basic(), webhookSecrets);
    }

    @Override
    public List<Heard> read(SignedRequest request) {
        return answers.read(new ByteArrayInputStream(request.body())).stream().toList();
    }

    @Override
    public String toString() {
        return "EmailConnection[" + id + "]";
    }
}
