package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Button;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Conversations.Committed;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.platform.DatabaseClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries the bot's turns out. A turn is owed by the state: the node that committed the message asks the bot at once; if
 * that node dies or the bot stays silent, the turn's deadline makes it late, which is a commit like any other, and whoever
 * made it asks again; a node that starts asks again at once. The rules refuse an answer to a turn that has been answered or is no longer the bot's.
 */
@Component
final class BotTurns implements Conversations.Follower {

    private static final Logger LOG = LoggerFactory.getLogger(BotTurns.class);
    private static final int MOST_INPUTS = 200;

    private final Conversations conversations;
    private final Assistants assistants;
    private final Bot bot;
    private final DatabaseClock clock;

    BotTurns(Conversations conversations, Assistants assistants, Bot bot, DatabaseClock clock) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.bot = bot;
        this.clock = clock;
        conversations.follow(this);
    }

    @Override
    public void committed(Committed commit) {
        if (isOwedNow(commit)) {
            Thread.ofVirtual().name("turn").start(() -> answer(commit.after(), commit.events()));
        }
    }

    @Override
    public void leftOwing(Conversation state) {
        if (state.bot().turn().isPresent()) {
            answer(state, List.of());
        }
    }

    /** A turn was opened or became late, or its conversation changed hands under it so that the answer must be anew. */
    private static boolean isOwedNow(Committed commit) {
        var turn = commit.after().bot().turn();
        return turn.isPresent()
                && (commit.changedHands()
                        || !turn.equals(
                                commit.before().flatMap(before -> before.bot().turn())));
    }

    private void answer(Conversation state, List<Recorded> latest) {
        try {
            AssistantDocument assistant = assistants
                    .find(state.assistant())
                    .orElseThrow(() -> new IllegalStateException("There is no assistant " + state.assistant()));
            BotAnswer answer = bot.answer(turn(assistant, state, inputs(state, latest)));
            conversations.submit(state.id(), command(assistant, state, answer));
        } catch (RuntimeException failure) {
            LOG.warn("The bot failed in {}; the turn will be late", state.id(), failure);
        }
    }

    /** What the customer did since the last answer, up to the event that opened the turn. */
    private List<BotInput> inputs(Conversation state, List<Recorded> latest) {
        long after = state.bot().answered();
        long upTo = state.bot().turn().orElseThrow().number();
        boolean inLatest = !latest.isEmpty() && latest.getFirst().number() <= after + 1;
        List<Recorded> events = inLatest ? latest : conversations.events(state.id(), after, MOST_INPUTS);
        return events.stream()
                .filter(recorded -> recorded.number() > after && recorded.number() <= upTo)
                .flatMap(recorded -> input(recorded).stream())
                .toList();
    }

    private static Optional<BotInput> input(Recorded recorded) {
        if (recorded.event() instanceof Event.Started) {
            return Optional.of(new BotInput.Greeting());
        }
        return recorded.event() instanceof Event.Message message
                        && recorded.actor().kind() == Actor.Kind.CUSTOMER
                ? Optional.of(new BotInput.Said(message.text()))
                : Optional.empty();
    }

    private BotTurn turn(AssistantDocument assistant, Conversation state, List<BotInput> inputs) {
        String memory = state.bot().memory();
        var variables = new HashMap<String, String>();
        state.visitor().name().ifPresent(name -> variables.put("visitor.name", name));
        state.visitor().email().ifPresent(email -> variables.put("visitor.email", email));
        return new BotTurn(
                assistant,
                memory.isEmpty() ? BotMemory.empty() : BotMemory.fromJson(memory),
                inputs,
                state.locale(),
                variables,
                clock.instant(),
                state.bot().resume().map(resume -> new HandBack(resume.action(), resume.outcome())));
    }

    private Command.AnswerTurn command(AssistantDocument assistant, Conversation state, BotAnswer answer) {
        return new Command.AnswerTurn(
                clock.instant(),
                Actor.bot(assistant.id(), assistant.name()),
                state.bot().turn().orElseThrow().number(),
                state.epoch(),
                answer.lines().stream().map(BotTurns::message).toList(),
                answer.memory().toJson(),
                answer.values(),
                decision(answer.decision()),
                looked(answer.decision()),
                answer.wish().map(BotTurns::request));
    }

    private static Event.Message message(BotLine line) {
        return new Event.Message(
                line.text(),
                line.buttons().stream()
                        .map(button -> new Button(button.label(), button.value()))
                        .toList(),
                Optional.of(line.purpose().wire()));
    }

    private static Event.HandoverRequested request(HandoverWish wish) {
        var target = wish.target();
        return new Event.HandoverRequested(
                HandoverReason.valueOf(wish.reason().name()),
                wish.evidence(),
                new Target(target.team(), target.skill(), target.agent()),
                wish.transferMessage().map(text -> Map.of("transfer", text)).orElse(Map.of()),
                wish.messageToAgent());
    }

    private static List<Event.Look> looked(BotDecision decision) {
        return decision.looked().stream()
                .map(look -> new Event.Look(look.rule().wire(), look.result().wire(), look.detail()))
                .toList();
    }

    private static Map<String, String> decision(BotDecision decision) {
        var facts = new HashMap<String, String>();
        decision.looked().stream()
                .filter(look -> look.result() == BotDecision.Result.WON)
                .findFirst()
                .ifPresent(look -> facts.put("won", look.rule().wire()));
        facts.put("misses", Integer.toString(decision.misses()));
        facts.put("attempts", Integer.toString(decision.attempts()));
        return facts;
    }
}
