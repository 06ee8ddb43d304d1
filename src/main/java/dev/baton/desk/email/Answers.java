package dev.baton.desk.email;

import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads answers that come as mails (RFC 5322, MIME).
 *
 * @param account who may answer
 * @param marks to which conversation it belongs
 */
record Answers(MailAccount account, ThreadMarks marks) {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** Parts within parts that are looked into. */
    private static final int DEEPEST = 8;

    /** Of the headers of a mail that came back. */
    private static final int MOST_HEADERS = 64 * 1024;

    /** The answer, if it is one of ours: by somebody whose answers count, and written by a person. */
    Optional<Heard> read(InputStream raw) {
        try {
            return read(new MimeMessage(MailLines.composing(), raw));
        } catch (MessagingException unreadable) {
            LOG.info("A mail could not be read: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** As {@link #read(InputStream)}, already taken apart. */
    Optional<Heard> read(MimeMessage mail) {
        try {
            return heard(mail);
        } catch (MessagingException | IOException unreadable) {
            LOG.info("A mail could not be read: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Heard> heard(MimeMessage mail) throws MessagingException, IOException {
        var found = new Found();
        gather(mail, found, 0);
        String whole = found.text();
        Optional<String> mark = marks.find(Stream.concat(ids(mail), Stream.of(found.ids.toString())), whole);
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        String id = Optional.ofNullable(mail.getMessageID())
                .filter(given -> given.length() <= 200)
                .orElseGet(() -> "hash-" + Integer.toHexString(whole.hashCode()) + "-" + mark.get());
        if (isBounce(mail)) {
            return Optional.of(new Heard(
                    id,
                    mark.get(),
                    List.of(new DeskEvent.Failed("A mail to the people's mailbox came back undelivered."))));
        }
        Optional<InternetAddress> author = author(mail);
        if (isAutomatic(mail) || author.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Heard(id, mark.get(), events(author.get(), whole, found.files)));
    }

    private static List<DeskEvent> events(InternetAddress author, String whole, List<String> files) {
        String address = author.getAddress();
        String name = Optional.ofNullable(author.getPersonal())
                .filter(given -> !given.isBlank())
                .orElseGet(() -> address.substring(0, address.indexOf('@')));
        String answer = AnswerText.of(whole);
        boolean done = answer.lines().anyMatch(Answers::isDone);
        String text = String.join(
                        "\n", answer.lines().filter(line -> !isDone(line)).toList())
                .strip();
        var events = new ArrayList<DeskEvent>();
        String said = Stream.concat(
                        Stream.of(text),
                        files.stream().map(file -> "[" + file + " was attached and stayed in the mailbox]"))
                .filter(line -> !line.isBlank())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
        if (!said.isEmpty()) {
            events.add(new DeskEvent.Message(address.toLowerCase(Locale.ROOT), name, said));
        }
        if (done) {
            events.add(new DeskEvent.Ended());
        }
        return List.copyOf(events);
    }

    private static boolean isDone(String line) {
        return line.strip().equalsIgnoreCase(Wording.DONE);
    }

    private Optional<InternetAddress> author(MimeMessage mail) throws MessagingException {
        return Optional.ofNullable(mail.getFrom()).stream()
                .flatMap(Arrays::stream)
                .filter(InternetAddress.class::isInstance)
                .map(InternetAddress.class::cast)
                .filter(from -> from.getAddress() != null && from.getAddress().contains("@"))
                .filter(from -> account.isOfPeople(from.getAddress()))
                .filter(from ->
                        !from.getAddress().equalsIgnoreCase(account.from().getAddress()))
                .findFirst();
    }

    private static Stream<String> ids(MimeMessage mail) throws MessagingException {
        return Stream.of("In-Reply-To", "References").flatMap(header -> header(mail, header).stream());
    }

    private static Optional<String> header(MimeMessage mail, String name) {
        try {
            return Optional.ofNullable(mail.getHeader(name, " "));
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    /** A report that a mail did not arrive (RFC 3464). */
    private static boolean isBounce(MimeMessage mail) throws MessagingException {
        String type = mail.getContentType().toLowerCase(Locale.ROOT);
        return type.contains("multipart/report") && type.contains("delivery-status");
    }

    /** Holiday notices and the like (RFC 3834). */
    private static boolean isAutomatic(MimeMessage mail) {
        boolean submitted = header(mail, "Auto-Submitted")
                .filter(value -> !value.strip().equalsIgnoreCase("no"))
                .isPresent();
        boolean bulk = header(mail, "Precedence")
                .filter(value -> List.of("bulk", "junk", "auto_reply")
                        .contains(value.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
        return submitted || bulk || header(mail, "X-Autoreply").isPresent();
    }

    /** What was found in the parts of a mail. */
    private static final class Found {
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final StringBuilder ids = new StringBuilder();
        private final List<String> files = new ArrayList<>();

        String text() {
            return plain.toString().isBlank() ? html.toString() : plain.toString();
        }
    }

    private static void gather(Part part, Found found, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        String file = part.getFileName();
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                BodyPart inner = parts.getBodyPart(at);
                gather(inner, found, depth + 1);
            }
        } else if (attached) {
            found.files.add(file == null ? "a file" : file);
        } else if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            found.plain.append(text).append('\n');
        } else if (part.isMimeType("text/html") && part.getContent() instanceof String text) {
            found.html.append(withBreaks(text)).append('\n');
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage inner) {
            found.ids.append(String.valueOf(inner.getMessageID()));
            gather(inner, found, depth + 1);
        } else if (part.isMimeType("text/rfc822-headers")) {
            byte[] headers = part.getInputStream().readNBytes(MOST_HEADERS);
            found.ids.append(new String(headers, StandardCharsets.UTF_8));
        } else if (file != null) {
            found.files.add(file);
        }
    }

    /** The words of a page with its line breaks; what was quoted is left out. */
    private static String withBreaks(String html) {
        var page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("script, style").remove();
        page.select("br").after("\n");
        page.select("p, div, li, tr, blockquote").before("\n");
        return page.wholeText();
    }
}
