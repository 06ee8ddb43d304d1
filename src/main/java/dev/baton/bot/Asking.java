package dev.baton.bot;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AnswerKind.Display;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.Question;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks questions and reads their answers. @param state the turn */
record Asking(TurnState state) {

    void ask(Question question, Purpose purpose) {
        ask(question.text(), question, List.of(), purpose);
    }

    /** After an invalid answer: the retry text, and the question again where it is set so. */
    void retry(Question question, int attempt, List<BotButton> more) {
        LocalizedText text =
                question.retry().get((attempt - 1) % question.retry().size());
        if (question.repeat()) {
            state.sayWith(text, List.of(), Purpose.RETRY);
            ask(question.text(), question, more, Purpose.QUESTION);
        } else {
            ask(text, question, more, Purpose.RETRY);
        }
    }

    /** Asks in these words, with the buttons that the kind of answer brings, and more. */
    void ask(LocalizedText text, Question question, List<BotButton> more, Purpose purpose) {
        var buttons = new ArrayList<>(buttons(question.kind()));
        buttons.addAll(more);
        String listed = question.kind() instanceof AnswerKind.Options options && options.display() == Display.LIST
                ? "\n" + numbered(options)
                : "";
        state.sayFilled(state.filled(text) + listed, buttons, purpose);
    }

    Optional<Answers.Reading> read(Question question, PlainText said) {
        return Answers.in(state.turn()).read(question.kind(), said);
    }

    private String numbered(AnswerKind.Options options) {
        var list = new StringBuilder();
        for (int at = 0; at < options.options().size(); at++) {
            list.append(at == 0 ? "" : "\n")
                    .append(at + 1)
                    .append(". ")
                    .append(state.inLanguage(options.options().get(at).label()));
        }
        return list.toString();
    }

    private List<BotButton> buttons(AnswerKind kind) {
        return switch (kind) {
            case AnswerKind.Options options ->
                options.display() == Display.LIST
                        ? List.of()
                        : options.options().stream()
                                .map(option -> state.button(option.label()))
                                .toList();
            case AnswerKind.Confirmation confirmation ->
                List.of(state.button(confirmation.yes()), state.button(confirmation.no()));
            case AnswerKind.Text text -> List.of();
            case AnswerKind.Number number -> List.of();
            case AnswerKind.Currency currency -> List.of();
            case AnswerKind.Percent percent -> List.of();
            case AnswerKind.Date date -> List.of();
            case AnswerKind.Time time -> List.of();
            case AnswerKind.Regex regex -> List.of();
            case AnswerKind.Email email -> List.of();
            case AnswerKind.Phone phone -> List.of();
            case AnswerKind.Url url -> List.of();
        };
    }
}
