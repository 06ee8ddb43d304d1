package dev.baton.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.database.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;

/** Messages left for later reach the team by mail, over a real connection to a small mail server (A4). */
class LeftMessagesTest {

    private static final Instant TIME = Instant.parse("2026-11-23T09:00:00Z");
    private static final Assistants NO_ASSISTANT = new Assistants() {
        @Override
        public Optional<AssistantDocument> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<AssistantDocument> all() {
            return List.of();
        }
    };

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Log log = new Log();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void what_was_left_is_mailed_whole_and_reported() throws Exception {
        new LeftMessages(log, NO_ASSISTANT, mail(server.getSmtp().getPort()), clock());

        log.falls();

        assertThat(log.submitted.poll(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(Command.ReportMail.class, report -> {
                    assertThat(report.upTo()).isEqualTo(log.state.number() - 1);
                    assertThat(report.sent()).isTrue();
                });
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getAllRecipients()[0].toString()).isEqualTo("team@example.com");
        assertThat(mails[0].getFrom()[0].toString()).isEqualTo("baton@example.com");
        assertThat(mails[0].getSubject()).isEqualTo("Message from Zoë: Bitte rufen Sie mich zurück");
        assertThat(mails[0].getContent().toString())
                .contains("Zoë <zoe@example.com> left a message")
                .contains("Customer: Bitte rufen Sie mich\r\nzurück")
                .contains(log.state.id().toString());
    }

    @Test
    void a_mail_server_that_is_away_leaves_the_mail_owed() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        new LeftMessages(log, NO_ASSISTANT, mail(port), clock());

        log.falls();

        assertThat(log.submitted.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThatThrownBy(() -> mail(port).send("team@example.com", "s", "t")).isInstanceOf(MailException.class);
    }

    @Test
    void a_line_break_in_what_a_customer_says_does_not_become_a_header() throws Exception {
        new LeftMessages(log, NO_ASSISTANT, mail(server.getSmtp().getPort()), clock());

        log.name = "Zoë\r\nBcc: other@example.com";
        log.falls();
        log.submitted.poll(20, TimeUnit.SECONDS);

        assertThat(server.getReceivedMessages()).allSatisfy(mail -> {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getHeader("Bcc")).isNull();
        });
    }

    @Test
    void without_a_server_nothing_is_configured_and_without_a_sender_the_server_does_not_start() {
        assertThat(new Mail(properties(Map.of())).isConfigured()).isFalse();
        assertThatThrownBy(() -> new Mail(properties(Map.of("baton.mail.host", "127.0.0.1"))))
                .hasMessageContaining("BATON_MAIL_FROM");
    }

    private static DatabaseClock clock() {
        return new DatabaseClock(JdbcClient.create(TestDatabase.fresh()), Clock.systemUTC());
    }

    private static Mail mail(int port) {
        return new Mail(properties(Map.of(
                "baton.mail.host", "127.0.0.1",
                "baton.mail.port", Integer.toString(port),
                "baton.mail.from", "baton@example.com",
                "baton.mail.security", "none")));
    }

    private static BatonProperties properties(Map<String, String> set) {
        return new Binder(new MapConfigurationPropertySource(set)).bindOrCreate("baton", BatonProperties.class);
    }

    /** One conversation in a team's inbox, and what is submitted to it. */
    private static final class Log implements Conversations {

        final BlockingQueue<Command> submitted = new LinkedBlockingQueue<>();
        final List<Recorded> events = new ArrayList<>();
        String name = "Zoë";
        Conversation state = begun();
        private Optional<Follower> follower = Optional.empty();

        /** The customer leaves a message, and its mail falls due. */
        void falls() {
            events.clear();
            state = begun();
            add(Actor.SYSTEM, new Event.Inboxed(Target.team("returns"), Optional.of("team@example.com")));
            add(Actor.CUSTOMER, Event.Message.of("Bitte rufen Sie mich\nzurück"));
            Conversation before = state;
            Recorded late = add(Actor.SYSTEM, new Event.WorkLate(Event.Work.MAIL, state.number(), 1));
            follower.orElseThrow().committed(new Committed(Optional.of(before), state, List.of(late)));
        }

        private Conversation begun() {
            var first = new Recorded(
                    1,
                    TIME,
                    Actor.CUSTOMER,
                    Optional.empty(),
                    new Event.Started(
                            "shop",
                            "web",
                            Optional.empty(),
                            Optional.empty(),
                            new Visitor(
                                    Optional.empty(), Optional.of(name), Optional.of("zoe@example.com"), Map.of())));
            events.add(first);
            return Conversation.start(ConversationId.startingAt(TIME), first);
        }

        private Recorded add(Actor actor, Event event) {
            var recorded = new Recorded(state.number() + 1, TIME, actor, Optional.empty(), event);
            events.add(recorded);
            state = state.apply(recorded);
            return recorded;
        }

        @Override
        public Reply start(Command.Start start, Optional<String> origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply submit(ConversationId id, Function<Conversation, Command> wish) {
            submitted.add(wish.apply(state));
            return new Reply.Done(state.number(), false, state);
        }

        @Override
        public Optional<Conversation> find(ConversationId id) {
            return Optional.of(state);
        }

        @Override
        public List<Recorded> events(ConversationId id, long after, int limit) {
            return events.stream().filter(event -> event.number() > after).toList();
        }

        @Override
        public void follow(Follower told) {
            follower = Optional.of(told);
        }
    }
}
