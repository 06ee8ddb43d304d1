package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.BotText;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.Question;
import dev.baton.assistant.Question.GiveUp;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotInput.Said;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Asked;
import dev.baton.bot.Place.AskedFirst;
import dev.baton.bot.Place.Choosing;
import dev.baton.bot.Place.Helped;
import dev.baton.bot.Place.Offered;
import java.util.List;
import java.util.Optional;

/** What a message brings that no trigger took: it answers what the bot waits for, starts an action, or is a miss. */
record Conversing(TurnState state) {

    void said(Said said) {
        PlainText text = PlainText.of(said.text());
        Optional<Place> top = state.memory().top();
        if (top.isEmpty()) {
            startOrMiss(said);
            return;
        }
        switch (top.get()) {
            case Asked asked ->
                Spot.asking(state.assistant(), asked)
                        .ifPresentOrElse(spot -> answered(said, text, asked, spot), () -> below(said));
            case AskedFirst first -> new Handover(state).answered(first, said, text);
            case Offered offered -> offered(said, text, offered);
            case Choosing choosing -> chosen(said, text, choosing);
            case Helped helped -> helped(said, text, helped);
            case Place.Back back -> below(said);
            case Place.Called called -> below(said);
            case Place.Searching searching -> below(said);
        }
    }

    /** The message has nothing to do with what waited on top: that is dropped, what is under it gets the message. */
    private void below(Said said) {
        state.pop();
        said(said);
    }

    private void answered(Said said, PlainText text, Asked asked, Spot spot) {
        Question question = spot.ask().question();
        if (question.isPrivate() != said.isPrivate()) {
            writtenBefore(said, spot);
            return;
        }
        Optional<Answers.Reading> reading = new Asking(state).read(question, text);
        if (reading.isPresent()) {
            state.look(Rule.ANSWER, Result.WON, "A valid answer to \"" + question.value() + "\".");
            state.pop();
            state.remember(state.memory().withMisses(0));
            state.keep(question, reading.get().value());
            new ActionRun(state).from(spot.action(), spot.after());
            return;
        }
        state.look(Rule.ANSWER, Result.PASSED, "No valid answer to \"" + question.value() + "\".");
        if (new Starts(state.assistant()).of(said) instanceof Starts.Start.One one
                && !one.action().equals(spot.action())) {
            start(one, said);
        } else {
            invalid(said, asked, question);
        }
    }

    /**
     * What was written before a private question was asked answers nothing: the log has it in clear. Nor does what was written
     * while one was open answer another: its text may be the private value.
     */
    private void writtenBefore(Said said, Spot spot) {
        Question question = spot.ask().question();
        state.look(Rule.ANSWER, Result.PASSED, "It was written before \"" + question.value() + "\" was asked.");
        if (new Starts(state.assistant()).of(said) instanceof Starts.Start.One one
                && !one.action().equals(spot.action())) {
            start(one, said);
        } else if (state.lineCount() == 0) {
            new Asking(state).ask(question, Purpose.QUESTION);
        }
    }

    /** No answer, and nothing else either (T4). */
    private void invalid(Said said, Asked asked, Question question) {
        int attempts = asked.attempts() + 1;
        String count = attempts + " invalid answers to \"" + question.value() + "\"; the question allows "
                + question.attempts() + ".";
        state.pop();
        if (attempts <= question.attempts()) {
            state.look(Rule.INVALID_ANSWERS, Result.PASSED, count);
            state.push(new Asked(asked.action(), asked.step(), attempts));
            new Asking(state).retry(question, attempts, List.of());
            return;
        }
        if (state.botOnly()) {
            state.look(Rule.INVALID_ANSWERS, Result.LOST, "The assistant is for the bot only. " + count);
            state.say(state.assistant().handover().messages().gaveUp(), List.of(), Purpose.ANSWER);
            new Returning(state).toOpenPlace();
            return;
        }
        String evidence = question.isPrivate() ? count : count + " The last was " + Texts.quoted(said.shown()) + ".";
        if (question.giveUp() == GiveUp.ASK) {
            state.look(
                    Rule.INVALID_ANSWERS, Result.PASSED, count + " The customer is asked whether a person is wanted.");
            state.push(new Asked(asked.action(), asked.step(), 0));
            new Misses(state).offer(HandoverReason.INVALID_ANSWERS, evidence);
        } else {
            state.look(Rule.INVALID_ANSWERS, Result.WON, count);
            new Escalation(state).escalate(HandoverReason.INVALID_ANSWERS, evidence);
        }
    }

    private void offered(Said said, PlainText text, Offered offered) {
        Optional<Boolean> answer = yesOrNo(text);
        if (answer.isEmpty()) {
            below(said);
        } else if (answer.get()) {
            state.look(Rule.ANSWER, Result.WON, "The customer wants a person.");
            new Escalation(state)
                    .escalate(offered.reason(), offered.evidence() + " The customer was asked and wants a person.");
        } else {
            state.look(Rule.ANSWER, Result.WON, "The customer wants no person.");
            state.pop();
            state.remember(state.memory().withMisses(0));
            if (state.memory().top().isEmpty()) {
                state.say(BotText.OFFER_DECLINED, List.of(), Purpose.ANSWER);
            }
            new Returning(state).toOpenPlace();
        }
    }

    private void chosen(Said said, PlainText text, Choosing choosing) {
        String words = text.words();
        Optional<Action> action = choosing.actions().stream()
                .flatMap(id -> state.assistant().action(id).stream())
                .filter(candidate -> PlainText.of(candidate.name()).words().equals(words))
                .findFirst();
        if (action.isPresent()) {
            state.pop();
            start(
                    new Starts.Start.One(
                            action.get(), "The customer chose \"" + action.get().id() + "\"."),
                    said);
        } else if (choosing.person() && is(state.assistant().noMatch().button(), words)) {
            String evidence = "The customer chose " + Texts.quoted(said.shown()) + " from the options.";
            state.look(Rule.REQUEST, Result.WON, evidence);
            new Escalation(state).escalate(HandoverReason.REQUESTED, evidence);
        } else if (is(BotText.NONE_OF_THESE.of(state.assistant()), words)
                || yesOrNo(text).filter(yes -> !yes).isPresent()) {
            state.pop();
            new Misses(state).unanswered(said.shown(), List.of());
        } else {
            below(said);
        }
    }

    /** Until the article is known to have helped, the misses before it stand (T8); who goes on without a word has no complaint. */
    private void helped(Said said, PlainText text, Helped helped) {
        Optional<Boolean> answer = ArticleHelp.answer(state.assistant(), text);
        if (answer.isEmpty()) {
            state.remember(state.memory().withMisses(0));
            below(said);
            return;
        }
        state.pop();
        if (answer.get()) {
            state.look(Rule.ANSWER, Result.WON, "The article helped.");
            state.remember(state.memory().withMisses(0));
            if (state.memory().top().isEmpty()) {
                state.say(BotText.GLAD, List.of(), Purpose.ANSWER);
            }
            new Returning(state).toOpenPlace();
        } else {
            state.look(Rule.ANSWER, Result.WON, "The article did not help.");
            new Misses(state).notHelped(helped.said());
        }
    }

    private Optional<Boolean> yesOrNo(PlainText text) {
        var kind = new AnswerKind.Confirmation(BotText.YES.of(state.assistant()), BotText.NO.of(state.assistant()));
        return Answers.confirmation(kind, text).map("yes"::equals);
    }

    private static boolean is(LocalizedText label, String words) {
        return !words.isEmpty()
                && label.byLanguage().values().stream()
                        .anyMatch(text -> PlainText.of(text).words().equals(words));
    }

    private void startOrMiss(Said said) {
        switch (new Starts(state.assistant()).of(said)) {
            case Starts.Start.One one -> start(one, said);
            case Starts.Start.Several several -> {
                state.look(Rule.CLARIFY, Result.WON, several.why());
                new Misses(state).choose(BotText.CLARIFY, several.actions());
            }
            case Starts.Start.None none -> {
                state.look(Rule.START, Result.PASSED, "No action starts with this.");
                new Misses(state).missed(said, none.suggestions());
            }
        }
    }

    /** From within a question this is a digression (D7). An action that starts again does not come back to where it was. */
    private void start(Starts.Start.One one, Said said) {
        Action action = one.action();
        state.look(Rule.START, Result.WON, one.why());
        state.remember(state.memory()
                .keeping(place ->
                        !(place instanceof Asked asked && asked.action().equals(action.id())))
                .withMisses(0)
                .withCause(Optional.empty())
                .withOpening(said.isPrivate() ? "" : said.text()));
        new ActionRun(state).from(action, 0);
    }
}
