package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.desk.Desk;
import dev.baton.language.Meaning;
import dev.baton.language.Understanding;
import dev.baton.platform.DatabaseClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers all that a turn may look at: what was said and what it means, visitor and page, and whether people are online. */
@Component
final class TurnReader {

    /** Events that a turn reads at most; what was said after them is a turn of its own. */
    private static final int MOST_EVENTS = 200;

    /** Files within so many events of each other are sent together. */
    private static final int NEAR = 10;

    private static final String ONLINE = "online.";

    private final Conversations conversations;
    private final ObjectProvider<Understanding> understanding;
    private final ObjectProvider<Desk> desk;
    private final PrivateValues privateValues;
    private final DatabaseClock clock;

    TurnReader(
            Conversations conversations,
            ObjectProvider<Understanding> understanding,
            ObjectProvider<Desk> desk,
            PrivateValues privateValues,
            DatabaseClock clock) {
        this.conversations = conversations;
        this.understanding = understanding;
        this.desk = desk;
        this.privateValues = privateValues;
        this.clock = clock;
    }

    /**
     * A turn, and which events it answers.
     *
     * @param turn the turn
     * @param after the last event that had been answered before
     * @param numbers the event of each input
     * @param through the last event that was read
     */
    record Reading(BotTurn turn, long after, List<Long> numbers, long through) {

        /** The last event that is answered where so many inputs, the last ones, are left. */
        long through(int left) {
            return left == 0 ? through : left == numbers.size() ? after : numbers.get(numbers.size() - left) - 1;
        }
    }

    /** The open turn of a conversation. @param latest events that are at hand already */
    Reading read(AssistantDocument assistant, Conversation state, List<Recorded> latest) {
        String stored = state.bot().memory();
        BotMemory memory = stored.isEmpty() ? BotMemory.empty() : BotMemory.fromJson(stored);
        long after = state.bot().answered();
        long upTo = state.bot().turn().orElseThrow().number();
        List<Recorded> events = since(state, after, latest);
        boolean all = events.size() < MOST_EVENTS || events.getLast().number() >= upTo;
        List<Recorded> heard = events.stream()
                .filter(recorded -> recorded.number() > after && recorded.number() <= upTo && isInput(state, recorded))
                .toList();
        BotTurn turn = new BotTurn(
                assistant,
                memory,
                heard.stream()
                        .map(recorded -> input(assistant, state, recorded))
                        .toList(),
                state.locale(),
                state.channel(),
                variables(assistant, state),
                Map.of(),
                clock.instant(),
                new Standing(state.tags(), !(state.owner() instanceof Owner.Bot), comeback(assistant, state)),
                state.bot().resume().map(resume -> new HandBack(resume.action(), resume.outcome())),
                state.bot().wished());
        return new Reading(
                turn,
                after,
                heard.stream().map(Recorded::number).toList(),
                all ? upTo : events.getLast().number());
    }

    private List<Recorded> since(Conversation state, long after, List<Recorded> latest) {
        boolean inLatest = !latest.isEmpty() && latest.getFirst().number() <= after + 1;
        return inLatest ? latest : conversations.events(state.id(), after, MOST_EVENTS);
    }

    /** What the customer did, and what others have set on the conversation. A wish that was withdrawn unread is none. */
    private static boolean isInput(Conversation state, Recorded recorded) {
        boolean stands =
                state.bot().wished().map(first -> recorded.number() >= first).orElse(false);
        return recorded.event() instanceof Event.Started
                || recorded.event() instanceof Event.HandoverWished && stands
                || recorded.event() instanceof Event.Tagged tagged && tagged.isNewsToBot(recorded.actor())
                || recorded.event() instanceof Event.Message && recorded.actor().kind() == Actor.Kind.CUSTOMER;
    }

    private BotInput input(AssistantDocument assistant, Conversation state, Recorded recorded) {
        return switch (recorded.event()) {
            case Event.Message message ->
                message.file()
                        .<BotInput>map(file -> new BotInput.Attached(file.name(), followsFile(state, recorded)))
                        .orElseGet(() -> said(assistant, state, recorded, message.text()));
            case Event.Tagged tagged -> new BotInput.Tagged();
            case Event.HandoverWished wished -> new BotInput.Wanted(wished.evidence(), recorded.number());
            default -> new BotInput.Greeting();
        };
    }

    /** Whether what the customer did last before it was to send a file, too; what lies further back does not count. */
    private boolean followsFile(Conversation state, Recorded recorded) {
        long from = Math.max(recorded.number() - NEAR, 0);
        return conversations.events(state.id(), from, (int) (recorded.number() - 1 - from)).stream()
                .filter(before -> before.actor().kind() == Actor.Kind.CUSTOMER)
                .reduce((first, last) -> last)
                .filter(last -> last.event() instanceof Event.Message message
                        && message.file().isPresent())
                .isPresent();
    }

    /** A private answer is for the step that asked: nobody is asked what it means. */
    private BotInput.Said said(AssistantDocument assistant, Conversation state, Recorded recorded, String text) {
        return privateValues
                .answer(state.id(), recorded, text)
                .map(BotInput.Said::privately)
                .orElseGet(() -> new BotInput.Said(text, meaning(assistant, text)).after(waited(recorded)));
    }

    private Duration waited(Recorded recorded) {
        Duration waited = Duration.between(recorded.at(), clock.instant());
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    private Meaning meaning(AssistantDocument assistant, String text) {
        return understanding.stream()
                .findFirst()
                .map(knows -> knows.of(assistant, text))
                .orElse(Meaning.UNKNOWN);
    }

    private Optional<Comeback> comeback(AssistantDocument assistant, Conversation state) {
        return Comeback.of(
                assistant.handover().care().afterPerson(),
                state.bot().ended(),
                state.contact().customerAt(),
                target -> desk.stream()
                        .findFirst()
                        .filter(there -> there.isThere(state, target))
                        .isPresent());
    }

    private Map<String, String> variables(AssistantDocument assistant, Conversation state) {
        var variables = new HashMap<String, String>();
        variables.put("conversation.channel", state.channel());
        variables.put("handover.standing", state.handedOver() ? "yes" : "no");
        if (assistant.externals().stream().anyMatch(TurnReader::isOfTheStart)) {
            conversations.events(state.id(), 0, 1).stream()
                    .map(Recorded::event)
                    .filter(Event.Started.class::isInstance)
                    .map(Event.Started.class::cast)
                    .forEach(started -> ofTheStart(started, variables));
        }
        state.visitor().name().ifPresent(name -> variables.put("visitor.name", name));
        state.visitor().email().ifPresent(email -> variables.put("visitor.email", email));
        assistant.externals().forEach(name -> team(name, assistant)
                .ifPresent(team -> online(state, team).ifPresent(word -> variables.put(name, word))));
        return variables;
    }

    /** Only the first event carries the page and the visitor's attributes. */
    private static boolean isOfTheStart(String name) {
        return name.startsWith("page.")
                || name.startsWith("visitor.") && !name.equals("visitor.name") && !name.equals("visitor.email");
    }

    private static void ofTheStart(Event.Started started, Map<String, String> variables) {
        started.visitor().attributes().forEach((name, value) -> variables.put("visitor." + name, value));
        started.visitor().externalId().ifPresent(id -> variables.put("visitor.id", id));
        started.page().ifPresent(page -> {
            variables.put("page.url", page.url());
            variables.put("page.title", page.title());
        });
    }

    /** The team whose being online the name stands for. */
    private static Optional<String> team(String name, AssistantDocument assistant) {
        if (name.equals("handover.online")) {
            return assistant.handover().defaultTeam();
        }
        return name.startsWith(ONLINE) ? Optional.of(name.substring(ONLINE.length())) : Optional.empty();
    }

    private Optional<String> online(Conversation state, String team) {
        var target = new Target(Optional.of(team), Optional.empty(), Optional.empty());
        return desk.stream()
                .findFirst()
                .map(there -> there.availability(state, target))
                .map(TurnReader::word);
    }

    private static String word(Desk.Availability availability) {
        return switch (availability) {
            case ONLINE -> "yes";
            case OFFLINE -> "no";
            case UNKNOWN -> "unknown";
        };
    }
}
