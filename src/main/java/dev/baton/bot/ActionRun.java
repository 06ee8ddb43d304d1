package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.BotText;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.Question;
import dev.baton.assistant.Question.Skip;
import dev.baton.assistant.Step;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Asked;
import dev.baton.bot.Place.Back;
import dev.baton.bot.Place.Called;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the steps of an action until it waits for an answer or for something outside, connects or ends.
 *
 * @param state the turn
 */
record ActionRun(TurnState state) {

    /** Steps that one turn runs at most; more are a circle that changes values as it goes round. */
    static final int MOST_STEPS = 500;

    /** Actions that may wait for one that they called. */
    static final int MOST_CALLS = 5;

    /** Where a run goes on; empty: it waits, or has handed over. */
    private record Position(Action action, int index) {}

    void from(Action first, int firstIndex) {
        var visited = new HashSet<List<Object>>();
        Optional<Position> at = Optional.of(new Position(first, firstIndex));
        int linesBefore = state.lineCount();
        if (firstIndex == 0) {
            state.begins(first);
        }
        while (at.isPresent()) {
            Position here = at.get();
            if (here.index >= here.action.steps().size()) {
                at = back();
                if (at.isEmpty()) {
                    ended();
                }
                continue;
            }
            Step step = here.action.steps().get(here.index);
            if (!step.head().when().holds(state::value)) {
                at = Optional.of(new Position(here.action, here.index + 1));
                continue;
            }
            boolean seen = !visited.add(List.of(
                    here.action.id(),
                    here.index,
                    state.memory().places().size(),
                    state.memory().values()));
            if (seen || visited.size() > MOST_STEPS) {
                stop(here, step, linesBefore);
                return;
            }
            state.assign(step.head().set());
            at = step(new Spot(here.action, here.index));
        }
    }

    private Optional<Position> step(Spot spot) {
        return switch (spot.step()) {
            case Step.Say say -> {
                state.say(variation(say), say.buttons(), Purpose.ANSWER);
                yield on(spot);
            }
            case Step.Ask ask -> ask(spot, ask);
            case Step.Connect connect -> connect(spot, connect);
            case Step.Goto jump -> start(jump.action());
            case Step.Call call -> call(spot, call);
            case Step.Reask reask -> reask(spot, reask);
            case Step.Webhook webhook -> called(spot);
            case Step.Search search -> called(spot);
            case Step.Assign assign -> on(spot);
            case Step.End end -> end(spot);
        };
    }

    private static Optional<Position> on(Spot spot) {
        return Optional.of(new Position(spot.action(), spot.after()));
    }

    private static Optional<Position> end(Spot spot) {
        return Optional.of(new Position(spot.action(), spot.action().steps().size()));
    }

    private Optional<Position> start(String action) {
        return state.assistant().action(action).map(found -> new Position(found, 0));
    }

    /** The same variation for the same turn, another for another. */
    private LocalizedText variation(Step.Say say) {
        long mixed = state.turn().now().toEpochMilli() * 31 + say.id().hashCode();
        return say.variations()
                .get(Math.floorMod(mixed ^ (mixed >>> 17), say.variations().size()));
    }

    private Optional<Position> ask(Spot spot, Step.Ask ask) {
        Question question = ask.question();
        if (isAnsweredAlready(question)) {
            return on(spot);
        }
        state.push(new Asked(spot.action().id(), ask.id(), 0));
        new Asking(state).ask(question, Purpose.QUESTION);
        return Optional.empty();
    }

    private boolean isAnsweredAlready(Question question) {
        if (question.skip() == Skip.NEVER) {
            return false;
        }
        if (question.skip() == Skip.KNOWN && state.memory().values().containsKey(question.value())) {
            return true;
        }
        String opening = state.memory().opening();
        Optional<Answers.Reading> said =
                opening.isEmpty() ? Optional.empty() : new Asking(state).read(question, PlainText.of(opening));
        said.ifPresent(reading -> {
            state.look(Rule.ANSWER, Result.WON, "\"" + question.value() + "\" was said before: it is not asked.");
            // What answered this question does not answer the next one as well.
            state.remember(state.memory().withOpening(opening.replace(reading.written(), " ")));
            state.keep(question, reading.value());
        });
        return said.isPresent();
    }

    private Optional<Position> connect(Spot spot, Step.Connect connect) {
        Handover handover = new Handover(state);
        if (state.botOnly()) {
            state.look(Rule.PLANNED, Result.LOST, "The step connects, but the assistant is for the bot only.");
            handover.refuseForBotOnly();
            new Returning(state).toOpenPlace();
            return Optional.empty();
        }
        state.look(
                Rule.PLANNED,
                Result.WON,
                "Step \"" + connect.id() + "\" of the action \"" + spot.action().name() + "\" connects to a person.");
        var cause = state.memory()
                .cause()
                .orElseGet(() -> new BotMemory.Cause(
                        HandoverReason.PLANNED, "The action \"" + spot.action().name() + "\" leads to a person here."));
        handover.prepare(cause.reason(), cause.evidence(), spot.action().id(), connect.id());
        return Optional.empty();
    }

    private Optional<Position> call(Spot spot, Step.Call call) {
        long waiting =
                state.memory().places().stream().filter(Back.class::isInstance).count();
        if (waiting >= MOST_CALLS) {
            state.look(
                    Rule.CIRCLE,
                    Result.WON,
                    "Actions call each other more than " + MOST_CALLS + " deep; \"" + call.action()
                            + "\" is left out.");
            return on(spot);
        }
        state.push(new Back(spot.action().id(), call.id()));
        return start(call.action());
    }

    /** The nearest action that waits for this one to end. */
    private Optional<Position> back() {
        if (state.memory().top().orElse(null) instanceof Back back) {
            state.pop();
            return Spot.of(state.assistant(), back.action(), back.step())
                    .map(spot -> new Position(spot.action(), spot.after()))
                    .or(this::back);
        }
        return Optional.empty();
    }

    private Optional<Position> reask(Spot spot, Step.Reask reask) {
        for (String id : reask.steps()) {
            if (spot.action().step(id).orElse(null) instanceof Step.Ask ask) {
                state.forget(ask.question().value());
            }
        }
        state.remember(state.memory().withOpening(""));
        return Optional.of(new Position(
                spot.action(),
                spot.action()
                        .indexOf(reask.steps().getFirst())
                        .orElse(spot.action().steps().size())));
    }

    private Optional<Position> called(Spot spot) {
        state.push(new Called(spot.action().id(), spot.step().id()));
        return Optional.empty();
    }

    private void stop(Position here, Step step, int linesBefore) {
        state.look(
                Rule.CIRCLE,
                Result.WON,
                "Step \"" + step.id() + "\" of \"" + here.action.id() + "\" led back to itself.");
        state.remember(state.memory().keeping(place -> !(place instanceof Back)));
        if (state.lineCount() == linesBefore) {
            state.say(BotText.TROUBLE, List.of(), Purpose.ANSWER);
        }
        ended();
    }

    private void ended() {
        state.remember(state.memory().withOpening("").withCause(Optional.empty()));
        new Returning(state).toOpenPlace();
    }

    /** Where the run goes on after a result from outside. @param values what it gave */
    void goOn(Spot spot, Step.Next next, Map<String, String> values) {
        values.forEach(state::assign);
        from(spot.action(), spot.after(next));
    }
}
