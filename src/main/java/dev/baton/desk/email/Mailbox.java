package dev.baton.desk.email;

import dev.baton.desk.DeskEar;
import dev.baton.desk.DeskStream;
import dev.baton.desk.email.MailAccount.Server;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads the mailbox of our side over IMAP. A mail is marked as seen when it is stored, so that none is lost by whoever dies in
 * between; one that is read twice counts once by its id.
 *
 * @param server where it is
 * @param lines reach it
 * @param answers read the mails
 */
record Mailbox(Server server, MailLines lines, Answers answers) implements DeskStream {

    /** How long an answer lies there at most before it is read. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Override
    public boolean perConversation() {
        return false;
    }

    @Override
    public void listen(DeskEar ear) throws IOException, InterruptedException {
        try (Store store = lines.store(server);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            while (!Thread.currentThread().isInterrupted()) {
                for (Message mail : inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
                    if (mail instanceof MimeMessage message) {
                        answers.read(message).ifPresent(ear::hear);
                    }
                    mail.setFlag(Flags.Flag.SEEN, true);
                }
                ear.await(PAUSE);
            }
        } catch (MessagingException broken) {
            throw new IOException("The mailbox at " + server.host() + " cannot be read.", broken);
        }
    }
}
