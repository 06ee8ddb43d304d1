package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.PersonRequests.PersonRequest;
import dev.baton.assistant.Step;
import dev.baton.bot.ActionRun.Trigger;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.BotMemory.OpenQuestion;
import java.util.List;
import java.util.Optional;

/** What makes the bot give up or give way: counts, and asks for a person when a count is full. */
record Escalation(TurnState state) {

    /** The customer asked for a person (T1). */
    void requested(String said, PersonRequest request) {
        if (state.wish().isPresent()) {
            return;
        }
        String evidence = privateQuestionIsOpen()
                ? "The customer asked for a person."
                : "The customer wrote " + Texts.quoted(said) + ".";
        String matched = request.language()
                        .map(language -> " A built-in wording (" + language + ") matched: ")
                        .orElse(" The assistant's own wording matched: ")
                + request.matched();
        if (state.botOnly()) {
            state.look(Rule.REQUEST, Result.LOST, "The assistant is for the bot only. " + evidence + matched);
            state.say(state.assistant().handover().messages().botOnly(), List.of(), Purpose.BOT_ONLY);
            run(Optional.empty()).backToOpenQuestion();
            return;
        }
        state.look(Rule.REQUEST, Result.WON, evidence + matched);
        escalate(HandoverReason.REQUESTED, evidence);
    }

    /** What was written then may be the private value, and evidence is shown to people. */
    private boolean privateQuestionIsOpen() {
        return state.memory()
                .openQuestion()
                .flatMap(open -> Question.of(state.assistant(), open))
                .map(question -> question.ask().isPrivate())
                .orElse(false);
    }

    /** The message is no answer to the open question and starts nothing else (T4). */
    void invalid(String said, OpenQuestion open, Step.Ask ask) {
        int attempts = open.attempts() + 1;
        String count =
                attempts + " invalid answers to \"" + ask.value() + "\"; the question allows " + ask.attempts() + ".";
        if (attempts <= ask.attempts()) {
            state.look(Rule.INVALID_ANSWERS, Result.PASSED, count);
            state.remember(state.memory()
                    .withoutOpenQuestion()
                    .asking(new OpenQuestion(open.action(), open.step(), attempts)));
            run(Optional.empty())
                    .ask(ask.retry().get((attempts - 1) % ask.retry().size()), ask, Purpose.RETRY);
        } else if (state.botOnly()) {
            state.look(Rule.INVALID_ANSWERS, Result.LOST, "The assistant is for the bot only. " + count);
            state.remember(state.memory().withoutOpenQuestion());
            state.say(state.assistant().handover().messages().gaveUp(), List.of(), Purpose.ANSWER);
            run(Optional.empty()).backToOpenQuestion();
        } else {
            state.look(Rule.INVALID_ANSWERS, Result.WON, count);
            escalate(
                    HandoverReason.INVALID_ANSWERS,
                    ask.isPrivate() ? count : count + " The last was " + Texts.quoted(said) + ".");
        }
    }

    /** Nothing matched the message (T3). */
    void notUnderstood(String said) {
        int misses = state.memory().misses() + 1;
        int allowed = state.assistant().noMatch().count();
        state.remember(state.memory().withMisses(Math.min(misses, 1_000)));
        String count = misses + " messages in a row were not understood; the assistant allows " + allowed + ".";
        if (misses <= allowed || state.botOnly()) {
            state.look(Rule.NOT_UNDERSTOOD, Result.PASSED, count);
            var texts = state.assistant().noMatch().texts();
            state.say(texts.get((misses - 1) % texts.size()), List.of(), Purpose.REPHRASE);
        } else {
            state.look(Rule.NOT_UNDERSTOOD, Result.WON, count);
            escalate(HandoverReason.NOT_UNDERSTOOD, count + " The last was " + Texts.quoted(said) + ".");
        }
    }

    /** Runs the fallback for the reason; where there is none, or it says nothing, or it is running already, connects. */
    private void escalate(HandoverReason reason, String evidence) {
        Optional<Action> fallback =
                Optional.ofNullable(state.assistant().fallback().get(reason));
        boolean running = fallback.isPresent()
                && state.memory().questions().stream()
                        .anyMatch(open -> open.action().equals(fallback.get().id()));
        state.remember(state.memory().withoutQuestions().withMisses(0));
        int before = state.lineCount();
        if (fallback.isPresent() && !running) {
            run(Optional.of(new Trigger(reason, evidence))).from(fallback.get(), 0);
        }
        if (state.wish().isEmpty() && state.lineCount() == before) {
            state.wish(HandoverWish.byRules(reason, evidence));
        }
    }

    private ActionRun run(Optional<Trigger> trigger) {
        return new ActionRun(state, trigger);
    }
}
