package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Step;
import dev.baton.assistant.Step.Next;
import dev.baton.assistant.Target;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.BotMemory.OpenQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Runs the steps of an action until it waits for an answer, connects or ends.
 *
 * @param state the turn
 * @param trigger the escalation that started the action, if one did; its reason and evidence stand on the wish
 */
record ActionRun(TurnState state, Optional<Trigger> trigger) {

    /** Why an action runs that no customer started. */
    record Trigger(HandoverReason reason, String evidence) {}

    void from(Action first, int firstIndex) {
        // Values change only when the customer answers, so a step that is reached twice before would be reached for
        // ever.
        var visited = new HashSet<Position>();
        Action action = first;
        int index = firstIndex;
        while (index < action.steps().size()) {
            Step step = action.steps().get(index);
            if (!step.when().holds(state::value)) {
                index++;
                continue;
            }
            if (!visited.add(new Position(action.id(), index))) {
                state.look(
                        Rule.CIRCLE,
                        Result.WON,
                        "Step \"" + step.id() + "\" of \"" + action.id() + "\" led back to itself.");
                break;
            }
            switch (step) {
                case Step.Say say -> {
                    state.say(say.text(), say.buttons(), Purpose.ANSWER);
                    index = after(action, index, say.next());
                }
                case Step.Ask ask -> {
                    state.remember(state.memory().asking(new OpenQuestion(action.id(), ask.id(), 0)));
                    ask(ask.text(), ask, Purpose.QUESTION);
                    return;
                }
                case Step.Connect connect -> {
                    connect(action, connect);
                    return;
                }
                case Step.Goto jump -> {
                    Optional<Action> target = state.assistant().action(jump.action());
                    action = target.orElse(action);
                    index = target.isPresent() ? 0 : action.steps().size();
                }
                case Step.End end -> index = action.steps().size();
            }
        }
        backToOpenQuestion();
    }

    /** After a digression the question that waited is asked again (D7). */
    void backToOpenQuestion() {
        state.memory()
                .openQuestion()
                .flatMap(open -> Question.of(state.assistant(), open))
                .ifPresent(question -> ask(question.ask().text(), question.ask(), Purpose.QUESTION));
    }

    /** Asks, or asks again, with the buttons that the kind of answer brings. */
    void ask(LocalizedText text, Step.Ask ask, Purpose purpose) {
        state.sayWith(text, buttons(ask.kind()), purpose);
    }

    static int after(Action action, int index, Next next) {
        return switch (next) {
            case Next.Following following -> index + 1;
            case Next.Ending ending -> action.steps().size();
            case Next.Named named ->
                action.indexOf(named.step()).orElse(action.steps().size());
        };
    }

    private void connect(Action action, Step.Connect step) {
        if (state.botOnly()) {
            state.look(Rule.PLANNED, Result.LOST, "The step connects, but the assistant is for the bot only.");
            state.say(state.assistant().handover().messages().botOnly(), List.of(), Purpose.BOT_ONLY);
            backToOpenQuestion();
            return;
        }
        String planned = "Step \"" + step.id() + "\" of the action \"" + action.name() + "\" connects to a person.";
        state.look(Rule.PLANNED, Result.WON, planned);
        Trigger why = trigger.orElse(
                new Trigger(reason(action), "The action \"" + action.name() + "\" leads to a person here."));
        state.wish(new HandoverWish(
                why.reason(),
                why.evidence(),
                new Target(
                        filled(step.target().team()),
                        filled(step.target().skill()),
                        filled(step.target().agent())),
                step.message().map(state::filled).filter(text -> !text.isBlank()),
                step.messageToAgent().map(state::filled).filter(text -> !text.isBlank())));
    }

    /** A fallback that asked something first connects for the reason that started it. */
    private HandoverReason reason(Action action) {
        return state.assistant().fallback().entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(action.id()))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(HandoverReason.PLANNED);
    }

    private Optional<String> filled(Optional<String> id) {
        return id.map(state::filled).map(String::strip).filter(text -> !text.isEmpty());
    }

    private List<BotButton> buttons(AnswerKind kind) {
        return switch (kind) {
            case AnswerKind.Options options ->
                options.options().stream().map(option -> button(option.label())).toList();
            case AnswerKind.Confirmation confirmation -> List.of(button(confirmation.yes()), button(confirmation.no()));
            case AnswerKind.Text text -> List.of();
            case AnswerKind.Number number -> List.of();
            case AnswerKind.Regex regex -> List.of();
            case AnswerKind.Email email -> List.of();
            case AnswerKind.Phone phone -> List.of();
        };
    }

    private BotButton button(LocalizedText label) {
        String text = state.inLanguage(label);
        return new BotButton(text, text);
    }

    private record Position(String action, int index) {}
}
