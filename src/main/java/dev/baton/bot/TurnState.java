package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.Button;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Step;
import dev.baton.assistant.VariableText;
import dev.baton.bot.BotDecision.Look;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.BotMemory.OpenQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a turn has come to so far: lines, memory, values, the wish, and what was looked at. Lives for one turn. */
final class TurnState {

    private static final String MASK = "•••";
    private static final int MAX_VALUE = 1_000;
    private static final int MAX_LINE = 8_000;

    private final BotTurn turn;
    private final List<BotLine> lines = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> privateValues = new LinkedHashMap<>();
    private final List<Look> looked = new ArrayList<>();
    private BotMemory memory;
    private Optional<HandoverWish> wish = Optional.empty();
    private int input = -1;

    TurnState(BotTurn turn) {
        this.turn = turn;
        this.memory = turn.memory();
    }

    BotAnswer answer() {
        int attempts = memory.openQuestion().map(OpenQuestion::attempts).orElse(0);
        return new BotAnswer(
                lines, memory, values, privateValues, wish, new BotDecision(looked, memory.misses(), attempts));
    }

    AssistantDocument assistant() {
        return turn.assistant();
    }

    boolean botOnly() {
        return turn.assistant().mode() == Mode.BOT_ONLY;
    }

    BotMemory memory() {
        return memory;
    }

    void remember(BotMemory newMemory) {
        memory = newMemory;
    }

    void atInput(int index) {
        input = index;
    }

    void look(Rule rule, Result result, String detail) {
        looked.add(new Look(input, rule, result, detail));
    }

    boolean silent() {
        return lines.isEmpty() && wish.isEmpty();
    }

    int lineCount() {
        return lines.size();
    }

    Optional<HandoverWish> wish() {
        return wish;
    }

    void wish(HandoverWish newWish) {
        wish = Optional.of(newWish);
        memory = memory.withoutQuestions().withMisses(0);
    }

    void dropWish() {
        wish = Optional.empty();
    }

    void keep(Step.Ask ask, String value) {
        String shortened = Texts.shortened(value, MAX_VALUE);
        if (ask.isPrivate()) {
            privateValues.put(ask.value(), shortened);
        }
        String shown = ask.isPrivate() ? MASK : shortened;
        values.put(ask.value(), shown);
        memory = memory.withValue(ask.value(), shown);
    }

    /** A collected value, or a variable of visitor or page. */
    Optional<String> value(String name) {
        return Optional.ofNullable(memory.values().get(name))
                .or(() -> Optional.ofNullable(turn.variables().get(name)));
    }

    void say(LocalizedText text, List<Button> buttons, Purpose purpose) {
        sayWith(
                text,
                buttons.stream()
                        .map(button -> new BotButton(inLanguage(button.label()), inLanguage(button.value())))
                        .toList(),
                purpose);
    }

    void sayWith(LocalizedText text, List<BotButton> buttons, Purpose purpose) {
        String line = filled(text);
        if (!line.isBlank()) {
            lines.add(new BotLine(line, buttons, purpose));
        }
    }

    /** The text in the customer's language, variables filled, no longer than a message may be. */
    String filled(LocalizedText text) {
        return filled(inLanguage(text));
    }

    String filled(String text) {
        return Texts.shortened(VariableText.fill(text, this::value).strip(), MAX_LINE);
    }

    String inLanguage(LocalizedText text) {
        return text.in(turn.language());
    }
}
