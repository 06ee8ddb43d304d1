package dev.baton.bot;

import dev.baton.assistant.BotText;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.HandoverSettings.State;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.Question;
import dev.baton.assistant.Target;
import dev.baton.assistant.Transfer;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotInput.Said;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.AskedFirst;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last stretch before a person: what is asked first (X5), then the wish. The customer can skip a question; too many
 * invalid answers, or asking for a person once more, skip what is left.
 *
 * @param state the turn
 */
record Handover(TurnState state) {

    /** Prepares a handover by rules. */
    void prepare(HandoverReason reason, String evidence) {
        prepare(reason, evidence, "", "");
    }

    /** Prepares the handover of a step that connects. */
    void prepare(HandoverReason reason, String evidence, String action, String step) {
        prepare(new AskedFirst(0, 0, reason, evidence, action, step, 0));
    }

    /** Prepares the handover that somebody else wants; of several wishes that stand the first is carried out. */
    void prepare(BotInput.Wanted wanted) {
        long number = state.turn().wished().orElse(wanted.number());
        prepare(new AskedFirst(0, 0, HandoverReason.REQUESTED, wanted.evidence(), "", "", number));
    }

    /** Somebody else wants it, and the bot is to ask nothing. */
    void atOnce(BotInput.Wanted wanted) {
        long number = state.turn().wished().orElse(wanted.number());
        wish(new AskedFirst(0, 0, HandoverReason.REQUESTED, wanted.evidence(), "", "", number));
    }

    private void prepare(AskedFirst first) {
        state.remember(state.memory()
                .withPlaces(List.of())
                .withMisses(0)
                .withMood(Mood.CALM)
                .withCause(Optional.of(new BotMemory.Cause(first.reason(), first.evidence()))));
        goOnFrom(first);
    }

    /** There is no person to connect to. */
    void refuseForBotOnly() {
        state.say(state.assistant().handover().messages().botOnly(), List.of(), Purpose.BOT_ONLY);
    }

    /** What the customer wrote while a question before the handover waited. */
    void answered(AskedFirst first, Said message, PlainText said) {
        List<Question> questions = questions(first);
        state.pop();
        if (first.index() >= questions.size()) {
            goOnFrom(first);
            return;
        }
        Question question = questions.get(first.index());
        if (SkipWords.isSkip(said, BotText.SKIP.of(state.assistant()))) {
            state.look(Rule.ASK_FIRST, Result.PASSED, "The customer skipped \"" + question.value() + "\".");
            goOnFrom(next(first));
            return;
        }
        if (question.isPrivate() != message.isPrivate()) {
            state.look(Rule.ASK_FIRST, Result.PASSED, "It was written before \"" + question.value() + "\" was asked.");
            state.push(first);
            if (state.lineCount() == 0) {
                ask(question);
            }
            return;
        }
        Optional<Answers.Reading> reading = new Asking(state).read(question, said);
        if (reading.isPresent()) {
            state.look(Rule.ASK_FIRST, Result.WON, "A valid answer to \"" + question.value() + "\".");
            state.keep(question, reading.get().value());
            goOnFrom(next(first));
        } else if (first.attempts() >= question.attempts()) {
            state.look(Rule.ASK_FIRST, Result.PASSED, "Too many invalid answers to \"" + question.value() + "\".");
            goOnFrom(next(first));
        } else {
            int attempts = first.attempts() + 1;
            state.push(first.at(first.index(), attempts));
            new Asking(state).retry(question, attempts, List.of(state.button(BotText.SKIP)));
        }
    }

    /** The customer asked for a person again, or has had enough: nothing more is asked. */
    void atOnce(AskedFirst first) {
        state.look(Rule.ASK_FIRST, Result.PASSED, "The customer wants a person now: nothing more is asked.");
        wish(first);
    }

    void askAgain(AskedFirst first) {
        List<Question> questions = questions(first);
        if (first.index() < questions.size()) {
            ask(questions.get(first.index()));
        }
    }

    private static AskedFirst next(AskedFirst first) {
        return first.at(first.index() + 1, 0);
    }

    /** Asks the next question whose answer is not known yet; after the last, wishes. */
    private void goOnFrom(AskedFirst from) {
        List<Question> questions = questions(from);
        AskedFirst first = from;
        while (first.index() < questions.size()) {
            Question question = questions.get(first.index());
            if (state.value(question.value()).filter(value -> !value.isBlank()).isEmpty()) {
                state.look(Rule.ASK_FIRST, Result.WON, "\"" + question.value() + "\" is asked before the handover.");
                state.push(first);
                ask(question);
                return;
            }
            first = next(first);
        }
        wish(first);
    }

    private void ask(Question question) {
        new Asking(state).ask(question.text(), question, List.of(state.button(BotText.SKIP)), Purpose.QUESTION);
    }

    /** In danger nothing is asked, nor where the answer will be that nobody is there. */
    private List<Question> questions(AskedFirst first) {
        boolean opened = state.assistant().handover().state(state.turn().now()) == State.OPENED;
        return first.reason() == HandoverReason.DANGER_WORD || !opened
                ? List.of()
                : FirstQuestions.of(state.assistant(), first).all();
    }

    private void wish(AskedFirst first) {
        Transfer transfer = FirstQuestions.of(state.assistant(), first).transfer();
        var lines = new HashMap<String, String>();
        line(transfer.message()).ifPresent(text -> lines.put("transfer", text));
        line(transfer.online()).ifPresent(text -> lines.put("online", text));
        line(transfer.offline()).ifPresent(text -> lines.put("offline", text));
        state.wish(new HandoverWish(
                first.reason(),
                first.evidence(),
                new Target(
                        filled(transfer.target().team()),
                        filled(transfer.target().skill()),
                        filled(transfer.target().agent()),
                        filled(transfer.target().desk())),
                Map.copyOf(lines),
                line(transfer.messageToAgent()),
                first.wish()));
    }

    private Optional<String> line(Optional<LocalizedText> text) {
        return text.map(state::filled).filter(line -> !line.isBlank());
    }

    private Optional<String> filled(Optional<String> id) {
        return id.map(state::filled).map(String::strip).filter(text -> !text.isEmpty());
    }
}
