package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Question;
import dev.baton.assistant.Step;
import dev.baton.assistant.Transfer;
import dev.baton.bot.Place.AskedFirst;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the handover that is being prepared, and what it asks first (X5).
 *
 * @param transfer the settings of the step that connects; by rules if there is none, or it is gone
 * @param all the questions
 * @param index the one that waits for its answer, from 0
 */
record FirstQuestions(Transfer transfer, List<Question> all, int index) {

    static FirstQuestions of(AssistantDocument assistant, AskedFirst first) {
        Transfer transfer =
                Spot.of(assistant, first.action(), first.step()).map(Spot::step).orElse(null)
                                instanceof Step.Connect connect
                        ? connect.transfer()
                        : Transfer.byRules();
        return new FirstQuestions(
                transfer, transfer.askFirst().orElse(assistant.handover().askFirst()), first.index());
    }

    /** The question that waits for its answer; empty if the document has changed and there is none. */
    Optional<Question> open() {
        return index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }
}
