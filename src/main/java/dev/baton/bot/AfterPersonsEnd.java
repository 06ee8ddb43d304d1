package dev.baton.bot;

import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Target;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import java.util.Map;
import java.util.Optional;

/** A turn in which the customer writes after a person has ended the talk (H2). @param state the turn */
record AfterPersonsEnd(TurnState state) {

    private static final String SAME = "The customer wrote again soon after a person had ended the talk, who is there.";

    boolean goesToSamePerson() {
        return comeback().filter(Comeback.ToPerson.class::isInstance).isPresent()
                && state.assistant().mode() == Mode.BOT_AND_HUMAN
                && state.turn().inputs().stream()
                        .anyMatch(input -> input instanceof BotInput.Said || input instanceof BotInput.Attached);
    }

    void samePerson() {
        state.look(Rule.AFTER_PERSON, Result.WON, SAME);
        state.wish(wish(HandoverReason.PLANNED, SAME));
    }

    /** A wish for whom the customer had before, if they are there. */
    HandoverWish wish(HandoverReason reason, String evidence) {
        Target target = comeback().orElse(null) instanceof Comeback.ToPerson back ? back.target() : Target.byRules();
        return new HandoverWish(reason, evidence, target, Map.of(), Optional.empty(), 0);
    }

    boolean isSilent() {
        return comeback().filter(Comeback.Silent.class::isInstance).isPresent();
    }

    /** Only what brings a person is heard, and that brings one at once: the bot asks nothing. */
    void silent() {
        state.look(Rule.AFTER_PERSON, Result.WON, "A person has ended the talk: the bot is silent.");
    }

    private Optional<Comeback> comeback() {
        return state.turn().standing().comeback();
    }
}
