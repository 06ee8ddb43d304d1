package dev.baton.bot;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.Question;
import dev.baton.bot.Answers.Reading;
import java.util.Optional;

/**
 * Whether a message plainly answers the question that waits: a valid answer with little beside it. Such a message is no wish
 * for a person by its meaning alone; a worded one is ("no, get me a person"), and so is a whole sentence that asks for one
 * where any text is a valid answer (T1).
 *
 * @param turn the turn
 */
record PlainAnswer(BotTurn turn) {

    /** Words beside the value: "you can reach me at …". */
    private static final int MOST_BESIDE = 6;

    /** Words of an answer where any text is one: a name, a job, a thing. */
    private static final int MOST_OF_FREE_TEXT = 3;

    boolean answers(BotMemory memory, PlainText said) {
        return OpenQuestions.waiting(turn.assistant(), memory)
                .flatMap(question ->
                        Answers.in(turn).read(question.kind(), said).map(reading -> isPlain(question, reading, said)))
                .orElse(false);
    }

    private static boolean isPlain(Question question, Reading reading, PlainText said) {
        int all = count(said);
        if (question.kind() instanceof AnswerKind.Text) {
            return all <= MOST_OF_FREE_TEXT;
        }
        boolean namedInIt = question.kind() instanceof AnswerKind.Options;
        return all - (namedInIt ? 0 : count(PlainText.of(reading.written()))) <= MOST_BESIDE;
    }

    private static int count(PlainText text) {
        return Optional.of(text.words())
                .filter(words -> !words.isEmpty())
                .map(words -> words.split(" ").length)
                .orElse(0);
    }
}
