package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.Triggers.GuidanceRule;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** Between titles of rules in a fact: a character that no title has. */
    private static final String RULES_APART = "\u001F";

    private final Conversations conversations;
    private final Assistants assistants;
    private final Bot bot;
    private final TurnReader reader;
    private final Errands errands;
    private final PrivateValues privates;
    private final DatabaseClock clock;

    BotTurns(
            Conversations conversations,
            Assistants assistants,
            Bot bot,
            TurnReader reader,
            Errands errands,
            PrivateValues privates,
            DatabaseClock clock) {
        this.conversations = conversations;
        this.assistants = assistants;
        this.bot = bot;
        this.reader = reader;
        this.errands = errands;
        this.privates = privates;
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
            TurnReader.Reading reading = reader.read(assistant, state, latest);
            BotAnswer answer = bot.answer(afterErrand(reading.turn(), state));
            privates.keep(state.id(), answer);
            var reply = conversations.submit(
                    state.id(), command(reading.turn(), state, answer, reading.through(answer.left())));
            if (reply instanceof Conversations.Reply.Done) {
                privates.forget(state.id(), reading.turn(), answer);
            }
        } catch (RuntimeException failure) {
            LOG.warn("The bot failed in {}; the turn will be late", state.id(), failure);
        }
    }

    /**
     * Does what the turn owes outside. Where the bot has more to do outside, the answer says so, and the turn that follows does
     * it, with the messages that wait for it.
     */
    private BotTurn afterErrand(BotTurn turn, Conversation state) {
        if (bot.owed(turn).isEmpty()) {
            return turn;
        }
        return bot.owed(privates.known(state.id(), turn))
                .map(effect -> {
                    var inputs = new ArrayList<BotInput>();
                    inputs.add(new BotInput.Returned(errands.run(effect, turn, key(state))));
                    inputs.addAll(turn.inputs());
                    return turn.goingOn(turn.memory(), inputs);
                })
                .orElse(turn);
    }

    /** Names what a turn does outside: the same however often the turn is tried. */
    private static String key(Conversation state) {
        return state.id() + "-" + state.bot().turn().orElseThrow().number();
    }

    private Command.AnswerTurn command(BotTurn read, Conversation state, BotAnswer answer, long through) {
        AssistantDocument assistant = read.assistant();
        long turn = state.bot().turn().orElseThrow().number();
        return new Command.AnswerTurn(
                clock.instant(),
                Actor.bot(assistant.id(), assistant.name()),
                turn,
                state.epoch(),
                answer.lines().stream().map(BotTurns::message).toList(),
                answer.memory().toJson(),
                answer.values(),
                decision(read, answer, turn, through),
                looked(answer.decision()),
                answer.tags(),
                answer.wish().map(wish -> request(state, wish)),
                answer.wish().map(HandoverWish::wish).filter(number -> number != 0));
    }

    private static Event.Message message(BotLine line) {
        return new Event.Message(
                line.text(),
                line.buttons().stream()
                        .map(button -> new Button(button.label(), button.value()))
                        .toList(),
                Optional.of(line.purpose().wire()));
    }

    private Event.HandoverRequested request(Conversation state, HandoverWish wish) {
        return wish.wish() == 0
                ? request(wish)
                : conversations.events(state.id(), wish.wish() - 1, 1).stream()
                        .map(Recorded::event)
                        .filter(Event.HandoverWished.class::isInstance)
                        .map(Event.HandoverWished.class::cast)
                        .findFirst()
                        .map(Event.HandoverWished::request)
                        .orElseGet(() -> request(wish));
    }

    private static Event.HandoverRequested request(HandoverWish wish) {
        var target = wish.target();
        return new Event.HandoverRequested(
                HandoverReason.valueOf(wish.reason().name()),
                wish.evidence(),
                new Target(target.team(), target.skill(), target.agent(), target.desk()),
                wish.lines(),
                wish.messageToAgent());
    }

    private static List<Event.Look> looked(BotDecision decision) {
        return decision.looked().stream()
                .map(look -> new Event.Look(look.rule().wire(), look.result().wire(), look.detail()))
                .toList();
    }

    private static Map<String, String> decision(BotTurn read, BotAnswer answer, long turn, long through) {
        BotDecision decision = answer.decision();
        var facts = new HashMap<String, String>();
        decision.looked().stream()
                .filter(look -> look.result() == BotDecision.Result.WON)
                .findFirst()
                .ifPresent(look -> facts.put("won", look.rule().wire()));
        facts.put("misses", Integer.toString(decision.misses()));
        facts.put("attempts", Integer.toString(decision.attempts()));
        if (!decision.began().isEmpty()) {
            facts.put("began", String.join(",", decision.began()));
        }
        if (decision.looked().stream().anyMatch(BotTurns::guidanceMatched)) {
            facts.put("guidance", matchedRules(read, answer.left()));
        }
        if (answer.goesOn()) {
            facts.put(Event.BotAnswered.GOES_ON.getKey(), Event.BotAnswered.GOES_ON.getValue());
        }
        if (through < turn) {
            facts.put(Event.BotAnswered.THROUGH, Long.toString(through));
        }
        return facts;
    }

    private static boolean guidanceMatched(BotDecision.Look look) {
        return look.rule() == BotDecision.Rule.GUIDANCE && look.result() != BotDecision.Result.PASSED;
    }

    /**
     * The rules that fit messages of the turn, the one that may have decided first; for the usage figures (T10). Messages
     * that are left for the next turn count there.
     */
    private static String matchedRules(BotTurn turn, int left) {
        return turn.inputs().stream()
                .limit(turn.inputs().size() - left)
                .filter(BotInput.Said.class::isInstance)
                .map(BotInput.Said.class::cast)
                .flatMap(said -> GuidanceRules.matched(turn.assistant(), said.meaning()).stream())
                .map(GuidanceRule::title)
                .distinct()
                .collect(Collectors.joining(RULES_APART));
    }
}
