package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Step;
import dev.baton.bot.BotMemory.OpenQuestion;
import java.util.Optional;

/** An open question, found again in the document. */
record Question(Action action, int index, Step.Ask ask) {

    /** Empty if the document has changed and the question is no longer there. */
    static Optional<Question> of(AssistantDocument assistant, OpenQuestion open) {
        return assistant.action(open.action()).flatMap(action -> action.indexOf(open.step())
                .filter(index -> action.steps().get(index) instanceof Step.Ask)
                .map(index ->
                        new Question(action, index, (Step.Ask) action.steps().get(index))));
    }
}
