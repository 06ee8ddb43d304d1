package dev.baton.bot;

import dev.baton.assistant.Action;
import dev.baton.assistant.Assignment;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.BotText;
import dev.baton.assistant.Button;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.Question;
import dev.baton.assistant.VariableText;
import dev.baton.bot.BotDecision.Look;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import dev.baton.bot.Place.Asked;
import dev.baton.conversation.PrivateQuestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a turn has come to so far: lines, memory, values, the wish, and what was looked at. Lives for one turn. */
final class TurnState {

    static final String MASK = PrivateQuestions.MASK;
    private static final int MAX_VALUE = 1_000;
    private static final int MAX_LINE = 8_000;

    private final BotTurn turn;
    private final Variables variables;
    private final List<BotLine> lines = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> privateValues = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private final List<Look> looked = new ArrayList<>();
    private BotMemory memory;
    private Optional<HandoverWish> wish = Optional.empty();
    private int left;
    private final List<String> began = new ArrayList<>();
    private int input = -1;

    TurnState(BotTurn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.variables = new Variables(turn);
    }

    BotAnswer answer() {
        int attempts = memory.openQuestion().map(Asked::attempts).orElse(0);
        return new BotAnswer(
                lines,
                memory,
                values,
                privateValues,
                tags,
                wish,
                waitsForEffect() && wish.isEmpty(),
                left,
                new BotDecision(looked, memory.misses(), attempts, began));
    }

    BotTurn turn() {
        return turn;
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

    void push(Place place) {
        memory = memory.push(place);
    }

    void pop() {
        memory = memory.pop();
    }

    void begins(Action action) {
        began.add(action.id());
    }

    void atInput(int index) {
        input = index;
    }

    void look(Rule rule, Result result, String detail) {
        looked.add(new Look(input, rule, result, detail));
    }

    void tag(String tag) {
        tags.add(tag);
    }

    boolean silent() {
        return lines.isEmpty() && wish.isEmpty() && !waitsForEffect();
    }

    int lineCount() {
        return lines.size();
    }

    Optional<HandoverWish> wish() {
        return wish;
    }

    void wish(HandoverWish newWish) {
        wish = Optional.of(newWish);
        memory = memory.withPlaces(List.of())
                .withMisses(0)
                .withCause(Optional.empty())
                .withMood(Mood.CALM);
    }

    void dropWish() {
        wish = Optional.empty();
    }

    /** Whether the turn ends here and goes on when what the last place waits for has come. */
    boolean waitsForEffect() {
        return memory.top()
                .map(place -> place instanceof Place.Called || place instanceof Place.Searching)
                .orElse(false);
    }

    /** So many inputs are to be answered after the effect. */
    void leave(int inputs) {
        left = inputs;
    }

    void keep(Question question, String value) {
        String shortened = Texts.shortened(value, MAX_VALUE);
        if (question.isPrivate()) {
            privateValues.put(question.value(), shortened);
        }
        assign(question.value(), question.isPrivate() ? MASK : shortened);
    }

    void assign(String name, String value) {
        String shortened = Texts.shortened(Texts.clean(value), MAX_VALUE);
        values.put(name, shortened);
        memory = memory.withValue(name, shortened);
    }

    void assign(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            assignment
                    .value()
                    .now(this::value)
                    .ifPresentOrElse(value -> assign(assignment.name(), value), () -> forget(assignment.name()));
        }
    }

    void forget(String name) {
        values.remove(name);
        memory = memory.withoutValue(name);
    }

    /** A collected value, or a variable; see {@link Variables}. */
    Optional<String> value(String name) {
        return variables.value(name, memory);
    }

    void say(BotText text, List<BotButton> buttons, Purpose purpose) {
        sayWith(text.of(assistant()), buttons, purpose);
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
        sayFilled(filled(text), buttons, purpose);
    }

    void sayFilled(String line, List<BotButton> buttons, Purpose purpose) {
        if (!line.isBlank()) {
            lines.add(new BotLine(line, buttons, purpose));
        }
    }

    /** A button that sends what it shows. */
    BotButton button(LocalizedText label) {
        String text = inLanguage(label);
        return new BotButton(text, text);
    }

    BotButton button(BotText label) {
        return button(label.of(assistant()));
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
