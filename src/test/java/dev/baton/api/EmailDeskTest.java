package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.SmtpSocket.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mailbox keeps the contract of desks: mails over a real line, answers by the webhook. */
@ApiTest
class EmailDeskTest extends DeskContract {

    private static final String USER = "chat@shop.example.com";
    private static final String PASSWORD = "a password of this test";
    private static final String WEBHOOK = "mta:" + UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Shops.Opener shops;
    private final Fake fake = new Fake();

    EmailDeskTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @AfterEach
    void stop() {
        fake.socket.close();
    }

    @Override
    Shops.Opener shops() {
        return shops;
    }

    @Override
    FakeDesk desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        fake.id = id;
        fake.baton = shops.http();
        Answer answer = admin.http()
                .put("/api/v1/desks/" + id, """
                {"kind": "email", "name": "Desk %s", "values": {"to": "people@desk.example.com", "from": "%s",
                    "host": "127.0.0.1", "port": "%d", "security": "none", "user": "%s", "password": "%s",
                    "webhook": "%s"}%s}
                """.formatted(id, USER, fake.socket.port(), USER, PASSWORD, WEBHOOK, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).contains("\"works\":true").doesNotContain(PASSWORD, WEBHOOK);
    }

    @Test
    void mails_of_a_conversation_are_one_thread_and_an_answer_may_be_quoted_and_signed() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        customer.says("My parcel is lost.");
        desk().awaitsLines(reference, 1);
        assertThat(fake.headers("In-Reply-To")).containsExactly(fake.firstId(reference));

        fake.mails("""
                From: Dana Reed <dana@desk.example.com>
                Message-ID: <q1@desk.example.com>
                In-Reply-To: %s
                Content-Type: text/plain; charset=utf-8

                It is on its way.
                Have a look tomorrow.

                On Tue, 3 Mar 2026 at 10:00, Chat <chat@shop.example.com>
                wrote:

                > ---- Please answer above this line ----
                > Customer: My parcel is lost.
                """.formatted(fake.firstId(reference)), 202);
        customer.log().awaitsLine("It is on its way.\nHave a look tomorrow.");
    }

    @Test
    void strangers_holiday_notices_and_our_own_mails_are_not_answers() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        String head = "Message-ID: <%s@elsewhere>\nIn-Reply-To: " + fake.firstId(reference) + "\n%s\n\nNot this one.\n";
        fake.mails("From: eve@elsewhere.example\n" + head.formatted("a", "Subject: x"), 202);
        fake.mails("From: dana@desk.example.com\n" + head.formatted("b", "Auto-Submitted: auto-replied"), 202);
        fake.mails("From: " + USER + "\n" + head.formatted("c", "Subject: x"), 202);
        desk().says(reference, "m1", "Dana", "This one.");
        customer.log().awaitsLine("This one.");

        assertThat(customer.log().events().toString()).doesNotContain("Not this one");
    }

    @Test
    void a_mail_that_comes_back_ends_it_so_that_the_customer_is_told() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        fake.mails("""
                From: MAILER-DAEMON@desk.example.com
                Message-ID: <bounce@desk.example.com>
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x
                Content-Type: text/plain

                No such mailbox.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; desk.example.com

                Final-Recipient: rfc822; people@desk.example.com
                Action: failed
                Status: 5.1.1
                --x
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: Chat
                --x--
                """.formatted(fake.firstId(reference)), 202);
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("failed");
    }

    @Test
    void an_answer_without_our_ids_is_found_by_the_mark_in_its_text_and_no_other_mark_is_believed() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        String forged = reference.substring(0, reference.length() - 4) + "AAAA";
        fake.mails(plain("dana@desk.example.com", "By guessing.\n\n[ref " + forged + "]"), 202);
        fake.mails(plain("dana@desk.example.com", "By the mark.\n\n> [ref " + reference + "]"), 202);
        customer.log().awaitsLine("By the mark.");
        assertThat(customer.log().events().toString()).doesNotContain("By guessing");
    }

    private static String plain(String from, String text) {
        return "From: " + from + "\nMessage-ID: <" + UUID.randomUUID() + "@x>\nContent-Type: text/plain\n\n" + text;
    }

    @Test
    void answers_can_be_read_from_a_mailbox() throws Exception {
        var imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.start();
        try {
            var mailbox = imap.setUser(USER, USER, PASSWORD);
            var shop = shops.open();
            var admin = shop.office("Ada", dev.baton.platform.security.Role.ADMIN);
            String desk = "imap-" + shop.team();
            fake.id = desk;
            Answer answer = admin.http().put("/api/v1/desks/" + desk, """
                    {"kind": "email", "name": "Mailbox", "values": {"to": "people@desk.example.com", "from": "%s",
                        "host": "127.0.0.1", "port": "%d", "security": "none", "user": "%s", "password": "%s",
                        "imapHost": "127.0.0.1", "imapPort": "%d", "imapSecurity": "none"}}
                    """.formatted(
                    USER, fake.socket.port(), USER, PASSWORD, imap.getImap().getPort()));
            assertThat(answer.body()).contains("\"works\":true");
            admin.http().put("/api/v1/desks/choices/assistant/" + shop.team(), "{\"desk\":\"" + desk + "\"}");
            Customer customer = shop.customer();
            customer.asksForPerson();
            String reference = fake.awaitsConversation(customer.id());
            mailbox.deliver(mime("From: someone@elsewhere.example\nSubject: An offer\n\nBuy now."));
            mailbox.deliver(mime(fake.answer(reference, "m1", "Dana", "From the mailbox.")));
            customer.log().awaitsLine("From the mailbox.");
            mailbox.deliver(mime(fake.answer(reference, "m2", "Dana", "#done")));
            assertThat(customer.awaits("desk.ended").at("/data/outcome").asString())
                    .isEqualTo("ended");
            assertThat(customer.log().events("message").toString()).containsOnlyOnce("From the mailbox.");
        } finally {
            imap.stop();
        }
    }

    private static MimeMessage mime(String text) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_wrong_with_the_settings_is_said() {
        var admin = shops.open().office("Ada", dev.baton.platform.security.Role.ADMIN);
        String url = "/api/v1/desks/mail-" + UUID.randomUUID().toString().substring(0, 8);
        var cases = Map.of(
                "\"to\": \"nobody\", \"from\": \"a@b.example\", \"host\": \"h\"", "one mail address",
                "\"to\": \"a@b.example\", \"from\": \"a@b.example\"", "mail server is missing",
                "\"to\": \"a@b.example\", \"from\": \"a@b.example\", \"host\": \"h\", \"port\": \"x\"", "1 to 65535",
                "\"to\": \"a@b.example\", \"from\": \"a@b.example\", \"host\": \"h\", \"security\": \"x\"", "starttls",
                "\"to\": \"a@b.example\", \"from\": \"a@b.example\", \"host\": \"127.0.0.1\", \"port\": \"1\"",
                        "reached");
        cases.forEach((values, sentence) -> {
            Answer answer = admin.http().put(url, "{\"kind\":\"email\",\"name\":\"Mail\",\"values\":{" + values + "}}");
            assertThat(answer.json().at("/works").asBoolean(true)).isFalse();
            assertThat(answer.json().at("/note").asString()).contains(sentence);
        });
        admin.http().delete(url);
    }

    /** The people's mailbox: keeps what was sent to it by the ids of the mails, and answers through the webhook. */
    private static final class Fake implements FakeDesk, SmtpSocket.Mailbox {
        private final SmtpSocket socket = new SmtpSocket(this);
        private final Map<String, MimeMessage> opened = new ConcurrentHashMap<>();
        private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final Set<String> closed = ConcurrentHashMap.newKeySet();
        private final List<MimeMessage> further = new CopyOnWriteArrayList<>();
        private final AtomicInteger openings = new AtomicInteger();
        private volatile Opening how = Opening.ACCEPTED;
        private volatile boolean revoked;
        private volatile String id = "";
        private volatile HttpClientForTests baton = HttpClientForTests.of(1);

        @Override
        public boolean knows(String credentials) {
            String given = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return !revoked && given.endsWith("\0" + USER + "\0" + PASSWORD);
        }

        @Override
        public Verdict receive(String mail) {
            try {
                var message = new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
                assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                assertThat(message.getSubject()).isNotBlank();
                return message.getHeader("In-Reply-To") == null ? opening(message) : line(message);
            } catch (MessagingException | IOException unreadable) {
                return Verdict.REFUSED;
            }
        }

        private Verdict opening(MimeMessage message) throws MessagingException {
            int count = openings.incrementAndGet();
            Verdict verdict =
                    switch (how) {
                        case ACCEPTED -> Verdict.TAKEN;
                        case REFUSED -> Verdict.REFUSED;
                        case BUSY_TWICE -> count <= 2 ? Verdict.BUSY : Verdict.TAKEN;
                        case BROKEN_ONCE -> count == 1 ? Verdict.BROKEN : Verdict.TAKEN;
                        case SILENT_ONCE -> count == 1 ? Verdict.SILENT : Verdict.TAKEN;
                    };
            if (verdict == Verdict.TAKEN) {
                String mark = message.getMessageID().replaceAll("<(.*)@.*", "$1");
                opened.putIfAbsent(mark, message);
            }
            return verdict;
        }

        private Verdict line(MimeMessage message) throws MessagingException, IOException {
            if (seen.add(message.getMessageID())) {
                further.add(message);
                String mark = message.getHeader("In-Reply-To", "").replaceAll("<(.*)@.*", "$1");
                String text = text(message);
                if (text.contains("The chat is over")) {
                    closed.add(mark);
                } else {
                    text.lines().filter(line -> line.startsWith("Customer: ")).forEach(line -> lines.computeIfAbsent(
                                    mark, any -> new CopyOnWriteArrayList<>())
                            .add(line.substring("Customer: ".length())));
                }
            }
            return Verdict.TAKEN;
        }

        private static String text(MimeMessage message) {
            try {
                return message.getContent().toString();
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        List<String> headers(String name) {
            return further.stream()
                    .map(message -> {
                        try {
                            return message.getHeader(name, "");
                        } catch (MessagingException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }

        String firstId(String reference) {
            try {
                return Objects.requireNonNull(opened.get(reference)).getMessageID();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void answersOpenings(Opening answer) {
            how = answer;
        }

        @Override
        public void answersMessages(int status) {
            throw new UnsupportedOperationException("Mail servers have no such answers");
        }

        /** Mails tell no conversation's id: its customer's opening is the one whose mark holds the id. */
        @Override
        public String awaitsConversation(String conversation) {
            byte[] id = Base64.getUrlDecoder().decode(conversation);
            return await().atMost(PATIENCE)
                    .until(
                            () -> opened.keySet().stream()
                                    .filter(mark -> java.util.Arrays.equals(
                                            java.util.Arrays.copyOf(
                                                    Base64.getUrlDecoder().decode(mark), 16),
                                            id))
                                    .findFirst(),
                            java.util.Optional::isPresent)
                    .orElseThrow();
        }

        @Override
        public List<String> awaitsLines(String reference, int count) {
            await().atMost(PATIENCE)
                    .until(() -> lines.getOrDefault(reference, List.of()).size() >= count);
            return lines.getOrDefault(reference, List.of());
        }

        @Override
        public String opening(String reference) {
            return text(Objects.requireNonNull(opened.get(reference)));
        }

        @Override
        public void awaitsClosed(String reference) {
            await().atMost(PATIENCE).until(() -> closed.contains(reference));
        }

        @Override
        public int openings() {
            return openings.get();
        }

        /** By mail, nobody is there before they have written. */
        @Override
        public void joins(String reference, String name) {
            says(reference, UUID.randomUUID().toString(), name, "This is " + name + ".");
        }

        @Override
        public void says(String reference, String message, String name, String text) {
            mails(answer(reference, message, name, text), 202);
        }

        private String answer(String reference, String message, String name, String text) {
            return """
                    From: %s <%s@desk.example.com>
                    Message-ID: <%s.%s@desk.example.com>
                    References: %s
                    Content-Type: text/plain; charset=utf-8

                    %s
                    """.formatted(
                    name, name.toLowerCase(java.util.Locale.ROOT), message, reference, firstId(reference), text);
        }

        @Override
        public boolean tellsWhoLeaves() {
            return false;
        }

        @Override
        public void leaves(String reference, String name) {
            throw new UnsupportedOperationException("Nobody leaves a mailbox");
        }

        @Override
        public void ends(String reference) {
            says(reference, UUID.randomUUID().toString(), "Dana", "#done");
        }

        @Override
        public void revokesCredentials() {
            revoked = true;
        }

        @Override
        public void letsGo() {
            socket.letGo();
        }

        @Override
        public void goesDown() {
            socket.goDown();
        }

        @Override
        public void comesBack() {
            socket.comeBack();
        }

        @Override
        public boolean hasSigns() {
            return false;
        }

        @Override
        public void types(String reference, String name) {
            throw new UnsupportedOperationException("Mail has no signs");
        }

        @Override
        public void reads(String reference, String name) {
            throw new UnsupportedOperationException("Mail has no signs");
        }

        @Override
        public List<String> signs(String reference) {
            return List.of();
        }

        /** As people do by mail: a link in the text. */
        @Override
        public void sendsFile(String reference, String message, String name, String text, String file, String address) {
            says(reference, message, name, text + "\n" + file + ": " + address);
        }

        @Override
        public int forges(String reference) {
            return post(answer(reference, "f", "Dana", "#done"), "mta:guessed");
        }

        void mails(String mail, int status) {
            assertThat(post(mail, WEBHOOK)).isEqualTo(status);
        }

        private int post(String mail, String credentials) {
            String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            return baton.with("Authorization", "Basic " + basic)
                    .with("Content-Type", "message/rfc822")
                    .post("/api/v1/desks/" + id + "/webhook", mail)
                    .status();
        }
    }
}
