package dev.baton.desk.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A mail to the people's mailbox. All mails of a conversation are one thread there; sent twice, a mail has the same id. */
final class Letter extends MimeMessage {

    /** What stands above everything that we write; what stands above it in an answer is the answer. */
    static final String LINE = "---- Please answer above this line ----";

    private final String messageId;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @param at when what it tells of happened */
    static Letter first(MailAccount account, String mark, String subject, String text, Date at)
            throws MessagingException {
        return letter(account, mark, "<" + mark + "@" + account.domain() + ">", subject, text, at);
    }

    /** @param delivery makes it one of its own in the thread */
    static Letter further(MailAccount account, String mark, String delivery, String subject, String text, Date at)
            throws MessagingException {
        String thread = "<" + mark + "@" + account.domain() + ">";
        Letter letter = letter(
                account, mark, "<" + mark + "." + delivery + "@" + account.domain() + ">", "Re: " + subject, text, at);
        letter.setHeader("In-Reply-To", thread);
        letter.setHeader("References", thread);
        return letter;
    }

    private static Letter letter(
            MailAccount account, String mark, String messageId, String subject, String text, Date at)
            throws MessagingException {
        var letter = new Letter(MailLines.composing(), messageId);
        letter.setFrom(account.from());
        letter.setRecipient(Message.RecipientType.TO, account.to());
        letter.setSubject(subject, StandardCharsets.UTF_8.name());
        letter.setSentDate(at);
        // RFC 3834: nobody's holiday notice is to answer it
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "All");
        letter.setText(LINE + "\n\n" + text + "\n\n" + ThreadMarks.written(mark) + "\n", StandardCharsets.UTF_8.name());
        letter.saveChanges();
        return letter;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
