package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.BotText;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.Step;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotInput.Said;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Asked;
import dev.baton.bot.Place.AskedFirst;
import dev.baton.bot.Trigger.Finding;
import dev.baton.bot.Trigger.Heard;
import dev.baton.bot.TriggerOrder.Verdict;
import dev.baton.bot.TriggerOrder.Won;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One turn: which rule decides each input, in the order of T21. The strongest trigger of all messages of the turn outranks
 * whatever the messages before its own have brought; what follows a handover is not answered.
 */
final class DialogTurn {

    private final BotTurn turn;
    private final AssistantDocument assistant;
    private final TriggerOrder triggers;
    private final TurnState state;
    private final AfterPersonsEnd after;

    DialogTurn(BotTurn turn, TriggerOrder triggers) {
        this.turn = turn;
        this.assistant = turn.assistant();
        this.triggers = triggers;
        this.state = new TurnState(turn);
        this.after = new AfterPersonsEnd(state);
    }

    BotAnswer answer() {
        if (assistant.mode() == Mode.HUMAN_ONLY) {
            humanOnly();
            return state.answer();
        }
        forgetVanishedPlaces();
        turn.handBack().ifPresent(this::handBack);
        if (after.goesToSamePerson()) {
            after.samePerson();
            return state.answer();
        }
        List<Optional<Verdict>> verdicts = verdicts();
        int strongest = strongest(verdicts);
        for (int index = 0; index < turn.inputs().size(); index++) {
            state.atInput(index);
            if (index > strongest && state.wish().isPresent()) {
                state.look(Rule.START, Result.LOST, "A person was asked for before this message.");
            } else if (index > strongest && waitsForEffect(index)) {
                state.leave(turn.inputs().size() - index);
                break;
            } else if (index >= strongest || !waitsForEffect(index)) {
                input(turn.inputs().get(index), verdicts.get(index), index == strongest);
                if (index < strongest) {
                    state.wish().ifPresent(this::outranked);
                }
            }
        }
        return state.answer();
    }

    private void humanOnly() {
        if (turn.inputs().stream().anyMatch(input -> !(input instanceof BotInput.Tagged))) {
            state.look(Rule.MODE, Result.WON, "The assistant is for people only.");
            state.wish(after.wish(HandoverReason.MODE, "The assistant is for people only."));
        }
    }

    /** The document may have changed since the question was asked, and the wish before which it was asked be withdrawn. */
    private void forgetVanishedPlaces() {
        state.remember(state.memory().keeping(place -> switch (place) {
            case Asked asked -> Spot.asking(assistant, asked).isPresent();
            case AskedFirst first ->
                first.wish() == 0
                        || turn.wished().filter(wish -> wish == first.wish()).isPresent();
            case Place.Called called ->
                Spot.of(assistant, called.action(), called.step())
                        .map(Spot::step)
                        .filter(step -> step instanceof Step.Webhook || step instanceof Step.Search)
                        .isPresent();
            default -> true;
        }));
    }

    private void handBack(HandBack handBack) {
        state.remember(state.memory()
                .withPlaces(List.of())
                .withMisses(0)
                .withMood(Mood.CALM)
                .withOpening("")
                .withCause(Optional.empty()));
        handBack.outcome().ifPresent(text -> state.remember(state.memory().withValue("outcome", text)));
        handBack.action().ifPresent(id -> {
            Optional<Action> action = assistant.action(id);
            state.look(
                    Rule.HAND_BACK,
                    action.isPresent() ? Result.WON : Result.PASSED,
                    action.isPresent()
                            ? "Starts with the action \"" + id + "\"."
                            : "There is no action \"" + id + "\".");
            action.ifPresent(found -> new ActionRun(state).from(found, 0));
        });
    }

    /** What the triggers make of each message; in a turn of several the counts of the later ones are not known yet. */
    private List<Optional<Verdict>> verdicts() {
        var verdicts = new ArrayList<Optional<Verdict>>();
        BotMemory memory = state.memory();
        for (BotInput input : turn.inputs()) {
            if (input instanceof Said said) {
                Heard heard = heard(said, memory);
                Verdict verdict = triggers.look(heard);
                verdicts.add(Optional.of(verdict));
                memory = counted(heard, verdict);
            } else {
                boolean arrives = input instanceof BotInput.Greeting || input instanceof BotInput.Tagged;
                verdicts.add(arrives ? triggers.standing(assistant, turn.standing()) : Optional.empty());
            }
        }
        return verdicts;
    }

    private static BotMemory counted(Heard heard, Verdict verdict) {
        boolean warned = verdict.won()
                .map(won -> won.finding() instanceof Finding.Warning)
                .orElse(false);
        var counts = heard.memory().counts().oneMoreSaid();
        return heard.memory().withCounts(warned ? counts.warned() : counts).withMood(mood(heard));
    }

    private static Mood mood(Heard heard) {
        return heard.memory().mood().next(heard);
    }

    private Heard heard(Said said, BotMemory memory) {
        PlainText text = PlainText.of(said.text());
        boolean answers = new PlainAnswer(turn).answers(memory, text);
        return new Heard(said, text, assistant, memory, isPrivate(said, memory), turn.standing(), answers);
    }

    /** What was written then may be the private value, and evidence is shown to people. */
    private boolean isPrivate(Said said, BotMemory memory) {
        return said.isPrivate() || OpenQuestions.isOpen(assistant, memory);
    }

    /** The message whose trigger goes before those of all others; -1 if none brings a person. */
    private int strongest(List<Optional<Verdict>> verdicts) {
        if (assistant.mode() == Mode.BOT_ONLY) {
            return -1;
        }
        return IntStream.range(0, verdicts.size())
                .filter(index -> verdicts.get(index).map(Verdict::bringsPerson).orElse(false))
                .boxed()
                .min(Comparator.comparing(index -> verdicts.get(index)
                        .flatMap(Verdict::won)
                        .map(Won::place)
                        .orElse(Integer.MAX_VALUE)))
                .orElse(-1);
    }

    /** Whether the messages that follow wait until something outside has answered; its answer does not. */
    private boolean waitsForEffect(int index) {
        return state.waitsForEffect() && turn.inputs().get(index) instanceof Said;
    }

    private void outranked(HandoverWish wish) {
        state.look(Rule.PLANNED, Result.LOST, "A trigger that goes before it follows: " + wish.evidence());
        state.dropWish();
    }

    private void input(BotInput input, Optional<Verdict> verdict, boolean bringsPerson) {
        switch (input) {
            case BotInput.Greeting greeting -> stands(verdict, bringsPerson, this::greet);
            case BotInput.Tagged tagged -> stands(verdict, bringsPerson, () -> {});
            case BotInput.Returned returned -> new Effects(state).returned(returned.result());
            case BotInput.Wanted wanted -> wanted(wanted);
            case BotInput.Attached file -> attached(file);
            case Said said -> {
                verdict.ifPresent(heard -> heard.record(state));
                verdict.filter(heard -> !state.botOnly())
                        .ifPresent(heard -> heard.tags().forEach(state::tag));
                Optional<Won> won = verdict.flatMap(Verdict::won);
                if (after.isSilent() && !bringsPerson) {
                    after.silent();
                    return;
                }
                state.remember(state.memory().withMood(mood(heard(said, state.memory()))));
                if (won.isPresent()) {
                    triggered(said, won.get(), bringsPerson);
                } else {
                    converse(said);
                }
                state.remember(state.memory().withCounts(state.memory().counts().oneMoreSaid()));
            }
        }
    }

    /** A file is no answer and no miss: the question that waited is asked again. */
    private void attached(BotInput.Attached file) {
        if (after.isSilent()) {
            after.silent();
            return;
        }
        state.look(Rule.FILE, Result.WON, "A file was sent: " + Texts.quoted(file.name()) + ".");
        if (file.again()) {
            return;
        }
        state.say(BotText.FILE, List.of(), Purpose.FILE);
        if (state.memory().top().orElse(null) instanceof Asked) {
            new Returning(state).toOpenPlace();
        }
    }

    /** From the menu or a program; a second wish passes at once. */
    private void wanted(BotInput.Wanted wanted) {
        state.look(Rule.REQUEST, Result.WON, wanted.evidence());
        if (state.botOnly()) {
            new Handover(state).refuseForBotOnly();
        } else if (after.isSilent()) {
            new Handover(state).atOnce(wanted);
        } else if (state.memory().top().orElse(null) instanceof AskedFirst first) {
            new Handover(state).atOnce(first);
        } else {
            new Handover(state).prepare(wanted);
        }
    }

    /** What stands on the conversation, though nothing was said; for the bot alone it changes nothing. */
    private void stands(Optional<Verdict> verdict, boolean bringsPerson, Runnable otherwise) {
        Optional<Won> won = verdict.flatMap(Verdict::won);
        if (won.isPresent() && bringsPerson && won.get().finding() instanceof Finding.Person person) {
            person(won.get().rule(), person);
            return;
        }
        won.ifPresent(
                lost -> state.look(lost.rule(), Result.LOST, lost.finding().evidence()));
        if (won.isEmpty() || state.botOnly()) {
            otherwise.run();
        }
    }

    private void triggered(Said said, Won won, boolean bringsPerson) {
        switch (won.finding()) {
            case Finding.Warning warning -> {
                state.look(won.rule(), Result.WON, warning.evidence());
                state.remember(state.memory().withCounts(state.memory().counts().warned()));
                state.say(assistant.triggers().profanity().warning(), List.of(), Purpose.WARNING);
                new Returning(state).toOpenPlace();
            }
            case Finding.FirstAsk first -> {
                state.look(won.rule(), Result.PASSED, first.evidence());
                assistant
                        .personRequests()
                        .askOnce()
                        .ifPresent(question -> state.say(question, List.of(), Purpose.QUESTION));
            }
            case Finding.Person person -> {
                if (bringsPerson) {
                    person(won.rule(), person);
                } else if (assistant.mode() == Mode.BOT_ONLY) {
                    botOnly(said, won.rule(), person);
                } else {
                    state.look(won.rule(), Result.LOST, person.evidence());
                }
            }
            case Finding.NotYet notYet -> state.look(won.rule(), Result.PASSED, notYet.evidence());
        }
    }

    private void person(Rule rule, Finding.Person person) {
        state.look(rule, Result.WON, person.evidence() + person.matched());
        if (after.isSilent()) {
            state.wish(HandoverWish.byRules(person.reason(), person.evidence()));
        } else if (rule == Rule.TOPIC && turn.standing().waits()) {
            return; // a person is on the way, and nobody else answers
        }
        if ((rule == Rule.REQUEST || rule == Rule.FRUSTRATION)
                && state.memory().top().filter(AskedFirst.class::isInstance).isPresent()) {
            new Handover(state).atOnce((AskedFirst) state.memory().top().get());
        } else {
            new Escalation(state).escalate(person.reason(), person.evidence());
        }
    }

    /** A request gets a text of its own (T18); other triggers have nothing to bring here. */
    private void botOnly(Said said, Rule rule, Finding.Person person) {
        state.look(rule, Result.LOST, "The assistant is for the bot only. " + person.evidence() + person.matched());
        if (rule == Rule.REQUEST) {
            new Handover(state).refuseForBotOnly();
            new Returning(state).toOpenPlace();
        } else {
            converse(said);
        }
    }

    private void converse(Said said) {
        new Conversing(state).said(said);
    }

    private void greet() {
        state.look(Rule.GREETING, Result.WON, "The conversation begins.");
        assistant.greeting().ifPresent(greeting -> {
            state.say(greeting.text(), greeting.buttons(), Purpose.GREETING);
            greeting.steps().ifPresent(steps -> new ActionRun(state).from(steps, 0));
        });
    }
}
