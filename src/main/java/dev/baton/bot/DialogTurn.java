package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.PersonRequests;
import dev.baton.assistant.PersonRequests.PersonRequest;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.Step;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.BotMemory.OpenQuestion;
import java.util.List;
import java.util.Optional;

/**
 * One turn: which rule decides each input, in the order of T21. A request for a person outranks whatever the messages
 * before it in the same turn have brought.
 */
final class DialogTurn {

    private final BotTurn turn;
    private final AssistantDocument assistant;
    private final PersonRequests personRequests;
    private final TurnState state;
    private final Escalation escalation;

    DialogTurn(BotTurn turn, PersonRequests personRequests) {
        this.turn = turn;
        this.assistant = turn.assistant();
        this.personRequests = personRequests;
        this.state = new TurnState(turn);
        this.escalation = new Escalation(state);
    }

    BotAnswer answer() {
        if (assistant.mode() == Mode.HUMAN_ONLY) {
            humanOnly();
            return state.answer();
        }
        forgetVanishedQuestions();
        turn.handBack().ifPresent(this::handBack);
        List<Optional<PersonRequest>> requests =
                turn.inputs().stream().map(this::request).toList();
        int lastRequest = lastPresent(requests);
        for (int index = 0; index < turn.inputs().size(); index++) {
            state.atInput(index);
            if (state.wish().isPresent() && index > lastRequest) {
                state.look(Rule.START, Result.LOST, "A person was asked for before this message.");
                continue;
            }
            input(turn.inputs().get(index), requests.get(index));
            if (index < lastRequest) {
                state.wish().ifPresent(this::outranked);
            }
        }
        return state.answer();
    }

    private void humanOnly() {
        if (!turn.inputs().isEmpty()) {
            state.look(Rule.MODE, Result.WON, "The assistant is for people only.");
            state.wish(HandoverWish.byRules(HandoverReason.MODE, "The assistant is for people only."));
        }
    }

    /** The document may have changed since the question was asked. */
    private void forgetVanishedQuestions() {
        BotMemory memory = state.memory();
        List<OpenQuestion> known = memory.questions().stream()
                .filter(open -> Question.of(assistant, open).isPresent())
                .toList();
        state.remember(new BotMemory(known, memory.misses(), memory.values()));
    }

    private void handBack(HandBack handBack) {
        state.remember(state.memory().withoutQuestions().withMisses(0));
        handBack.outcome().ifPresent(text -> state.remember(state.memory().withValue("outcome", text)));
        handBack.action().ifPresent(id -> {
            Optional<Action> action = assistant.action(id);
            state.look(
                    Rule.HAND_BACK,
                    action.isPresent() ? Result.WON : Result.PASSED,
                    action.isPresent()
                            ? "Starts with the action \"" + id + "\"."
                            : "There is no action \"" + id + "\".");
            action.ifPresent(found -> run().from(found, 0));
        });
    }

    private Optional<PersonRequest> request(BotInput input) {
        return switch (input) {
            case BotInput.Greeting greeting -> Optional.empty();
            case BotInput.Said said -> personRequests.find(PlainText.of(said.text()), assistant.personRequests());
        };
    }

    private static int lastPresent(List<Optional<PersonRequest>> requests) {
        int last = -1;
        for (int index = 0; index < requests.size(); index++) {
            last = requests.get(index).isPresent() ? index : last;
        }
        return last;
    }

    private void outranked(HandoverWish wish) {
        if (wish.reason() != HandoverReason.REQUESTED) {
            state.look(Rule.PLANNED, Result.LOST, "A request for a person follows and outranks: " + wish.evidence());
            state.dropWish();
        }
    }

    private void input(BotInput input, Optional<PersonRequest> request) {
        switch (input) {
            case BotInput.Greeting greeting -> greet();
            case BotInput.Said said -> {
                if (request.isPresent()) {
                    escalation.requested(said.text(), request.get());
                } else if (state.wish().isEmpty()) {
                    said(PlainText.of(said.text()));
                }
            }
        }
    }

    private void greet() {
        state.look(Rule.GREETING, Result.WON, "The conversation begins.");
        assistant.greeting().ifPresent(greeting -> state.say(greeting.text(), greeting.buttons(), Purpose.GREETING));
    }

    private void said(PlainText said) {
        Optional<OpenQuestion> open = state.memory().openQuestion();
        Optional<Question> question = open.flatMap(waiting -> Question.of(assistant, waiting));
        if (open.isPresent() && question.isPresent()) {
            answered(said, open.get(), question.get());
        } else if (!started(said, Optional.empty())) {
            escalation.notUnderstood(said.raw());
        }
    }

    private void answered(PlainText said, OpenQuestion open, Question question) {
        Step.Ask ask = question.ask();
        Optional<String> value = Answers.read(ask.kind(), said);
        if (value.isPresent()) {
            state.look(Rule.ANSWER, Result.WON, "A valid answer to \"" + ask.value() + "\".");
            state.remember(state.memory().withoutOpenQuestion().withMisses(0));
            state.keep(ask, value.get());
            run().from(question.action(), ActionRun.after(question.action(), question.index(), ask.next()));
            return;
        }
        state.look(Rule.ANSWER, Result.PASSED, "No valid answer to \"" + ask.value() + "\".");
        if (!started(said, Optional.of(question.action()))) {
            escalation.invalid(said.raw(), open, ask);
        }
    }

    /** Starts the first action that the message matches; from within a question that is a digression (D7). */
    private boolean started(PlainText said, Optional<Action> within) {
        for (Action action : assistant.actions()) {
            Optional<StartPattern> pattern = action.startedBy(said);
            if (pattern.isPresent() && !within.map(action::equals).orElse(false)) {
                state.look(
                        Rule.START, Result.WON, "\"" + pattern.get().source() + "\" starts \"" + action.id() + "\".");
                state.remember(withoutQuestionsOf(action).withMisses(0));
                run().from(action, 0);
                return true;
            }
        }
        state.look(Rule.START, Result.PASSED, "No action starts with this.");
        return false;
    }

    /** An action that starts again does not come back to where it was left. */
    private BotMemory withoutQuestionsOf(Action action) {
        BotMemory memory = state.memory();
        return new BotMemory(
                memory.questions().stream()
                        .filter(open -> !open.action().equals(action.id()))
                        .toList(),
                memory.misses(),
                memory.values());
    }

    private ActionRun run() {
        return new ActionRun(state, Optional.empty());
    }
}
