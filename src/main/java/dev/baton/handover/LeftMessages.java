package dev.baton.handover;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.platform.DatabaseClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Mails to a team what a customer has left for it (A4). The mail is owed by the conversation's state: it falls due when the
 * customer has stopped writing, and again, with growing pauses, until the mail server has taken it. A server that dies after
 * the mail was taken and before that is written sends it once more.
 */
@Component
final class LeftMessages implements Conversations.Follower {

    private static final Logger LOG = LoggerFactory.getLogger(LeftMessages.class);
    private static final int PAGE = 500;
    private static final int SUBJECT = 60;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Conversations conversations;
    private final Assistants assistants;
    private final Mail mail;
    private final DatabaseClock clock;

    LeftMessages(Conversations conversations, Assistants assistants, Mail mail, DatabaseClock clock) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.mail = mail;
        this.clock = clock;
        conversations.follow(this);
    }

    @Override
    public void committed(Committed commit) {
        boolean due = commit.events().stream()
                .anyMatch(
                        recorded -> recorded.event() instanceof Event.WorkLate late && late.work() == Event.Work.MAIL);
        if (due && mail.isConfigured() && commit.after().owner() instanceof Owner.Inbox inbox) {
            Thread.ofVirtual().name("mail").start(() -> send(commit.after(), inbox));
        }
    }

    private void send(Conversation state, Owner.Inbox inbox) {
        if (inbox.mailTo().isEmpty() || inbox.mail().isEmpty()) {
            return;
        }
        try {
            mail.send(inbox.mailTo().get(), subject(state), text(state));
            conversations.submit(
                    state.id(),
                    new Command.ReportMail(clock.instant(), inbox.mail().get().number(), true));
        } catch (MailException failure) {
            LOG.warn(
                    "The message of {} could not be mailed; it will be tried again: {}",
                    state.id(),
                    failure.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("The message of {} could not be mailed; it will be tried again", state.id(), failure);
        }
    }

    private String subject(Conversation state) {
        String said = state.contact().last().map(Conversation.Line::excerpt).orElse("");
        String beginning = said.codePointCount(0, said.length()) <= SUBJECT
                ? said
                : said.substring(0, said.offsetByCodePoints(0, SUBJECT)) + "…";
        return ("Message from " + state.visitor().name().orElse("a customer") + ": " + beginning)
                .replaceAll("\\s+", " ");
    }

    private String text(Conversation state) {
        String who = state.visitor().name().orElse("A customer")
                + state.visitor().email().map(email -> " <" + email + ">").orElse("");
        String assistant =
                assistants.find(state.assistant()).map(AssistantDocument::name).orElse(state.assistant());
        String lines = events(state).stream()
                .flatMap(recorded -> line(recorded).stream())
                .collect(Collectors.joining("\n"));
        return who + " left a message with " + assistant + ".\n\n" + lines + "\n\nConversation " + state.id()
                + ". Answer it in the workspace, in the list of messages.\n";
    }

    private List<Recorded> events(Conversation state) {
        var events = new ArrayList<Recorded>();
        List<Recorded> page = conversations.events(state.id(), 0, PAGE);
        while (!page.isEmpty()) {
            events.addAll(page);
            page = conversations.events(state.id(), page.getLast().number(), PAGE);
        }
        return events;
    }

    private static Optional<String> line(Recorded recorded) {
        if (!(recorded.event() instanceof Event.Message message)) {
            return Optional.empty();
        }
        Actor actor = recorded.actor();
        String who =
                switch (actor.kind()) {
                    case CUSTOMER -> "Customer";
                    case SYSTEM -> "Notice";
                    case AGENT, BOT -> actor.name();
                };
        return Optional.of(TIME.format(recorded.at()) + "  " + who + ": " + message.text());
    }
}
