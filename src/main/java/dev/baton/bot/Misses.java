package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument.MissOutcome;
import dev.baton.assistant.AssistantDocument.NoMatch;
import dev.baton.assistant.BotText;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.LocalizedText;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotInput.Said;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Choosing;
import dev.baton.bot.Place.Offered;
import dev.baton.bot.Place.Searching;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a message that nothing matched brings: the help articles (D10), then suggestions, once (D14), then the count of
 * misses (T3) and the assistant's choice for the channel (T8, T9).
 *
 * @param state the turn
 */
record Misses(TurnState state) {

    /** Channels that show no buttons, where the words to type stand in the text (T8). */
    private static final Set<String> WITHOUT_BUTTONS = Set.of("email", "sms", "phone", "voice");

    /** Nothing matched the message. @param suggestions what it may have meant */
    void missed(Said said, List<Action> suggestions) {
        List<String> ids = suggestions.stream().map(Action::id).toList();
        if (settings().search() && !said.isPrivate() && !said.text().isBlank()) {
            state.look(Rule.CANNOT_ANSWER, Result.PASSED, "The help articles are searched first.");
            state.push(new Searching(said.text(), ids));
        } else {
            unanswered(said.shown(), ids);
        }
    }

    /** The articles have no answer either, or are not asked. */
    void unanswered(String said, List<String> suggestions) {
        int misses = state.memory().misses() + 1;
        boolean assistedBefore = state.memory().counts().assisted();
        remember(said, misses);
        List<Action> actions = suggestions.stream()
                .flatMap(id -> state.assistant().action(id).stream())
                .toList();
        if (state.assistant().understanding().smartAssist() && !assistedBefore && !actions.isEmpty()) {
            state.look(Rule.SMART_ASSIST, Result.WON, "Nothing matched; the likeliest actions are suggested.");
            state.remember(state.memory().withCounts(state.memory().counts().withAssisted()));
            choose(BotText.DID_YOU_MEAN, actions);
            return;
        }
        giveUpOrRephrase(said, misses);
    }

    /** Asks which action is meant (T14, D14). */
    void choose(BotText question, List<Action> actions) {
        boolean person = state.assistant().understanding().supportOption() && !state.botOnly();
        var buttons = new ArrayList<BotButton>();
        actions.forEach(action -> buttons.add(new BotButton(action.name(), action.name())));
        if (person) {
            buttons.add(state.button(settings().button()));
        }
        buttons.add(state.button(BotText.NONE_OF_THESE));
        state.push(new Choosing(actions.stream().map(Action::id).toList(), person));
        state.say(question, buttons, Purpose.CHOICE);
    }

    /** The question whether a person is wanted (T4, T8). */
    void offer(HandoverReason reason, String evidence) {
        state.push(new Offered(reason, evidence));
        state.sayWith(
                settings().question(), List.of(state.button(BotText.YES), state.button(BotText.NO)), Purpose.CHOICE);
    }

    /** An answer of the articles did not help: as if there had been none (T8). */
    void notHelped(String said) {
        int misses = state.memory().misses() + 1;
        remember(said, misses);
        giveUpOrRephrase(said, misses);
    }

    private void remember(String said, int misses) {
        state.remember(
                state.memory().withMisses(misses).withMood(state.memory().mood().leftUnanswered(said)));
    }

    private void giveUpOrRephrase(String said, int misses) {
        int allowed = settings().count();
        String count = (misses == 1 ? "1 message was" : misses + " messages in a row were")
                + " not understood; the assistant allows " + allowed + ".";
        String last = " The last was " + Texts.quoted(said) + ".";
        MissOutcome outcome = settings().in(state.turn().channel());
        if (!state.botOnly() && outcome == MissOutcome.CONNECT) {
            String evidence = "The bot has no answer to " + Texts.quoted(said) + ".";
            state.look(Rule.CANNOT_ANSWER, Result.WON, evidence);
            new Escalation(state).escalate(HandoverReason.CANNOT_ANSWER, evidence);
        } else if (!state.botOnly() && misses > allowed) {
            state.look(Rule.NOT_UNDERSTOOD, Result.WON, count);
            new Escalation(state).escalate(HandoverReason.NOT_UNDERSTOOD, count + last);
        } else if (!state.botOnly() && outcome == MissOutcome.ASK) {
            state.look(Rule.CANNOT_ANSWER, Result.WON, "The customer is asked whether a person is wanted. " + count);
            offer(HandoverReason.CANNOT_ANSWER, "The bot has no answer to " + Texts.quoted(said) + ".");
        } else {
            state.look(Rule.NOT_UNDERSTOOD, Result.PASSED, count);
            rephrase(misses, outcome == MissOutcome.BUTTON && !state.botOnly());
        }
    }

    private void rephrase(int misses, boolean withButton) {
        LocalizedText text =
                settings().texts().get((misses - 1) % settings().texts().size());
        boolean typed = withButton && WITHOUT_BUTTONS.contains(state.turn().channel());
        String line = state.filled(text) + (typed ? " " + state.filled(BotText.WRITE_AGENT.of(state.assistant())) : "");
        state.sayFilled(
                line, withButton && !typed ? List.of(state.button(settings().button())) : List.of(), Purpose.REPHRASE);
    }

    private NoMatch settings() {
        return state.assistant().noMatch();
    }
}
