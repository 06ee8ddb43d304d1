package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Documents;
import dev.baton.assistant.PatternPersonRequests;
import dev.baton.conversation.Tags;
import dev.baton.language.Meaning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A talk with a bot, turn by turn; the memory goes through its JSON each time, as it does in the server. */
final class Talk {

    static final Bot BOT = new DialogBot(new PatternPersonRequests());
    private static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T10:00:00Z");

    private Instant now = FRIDAY_MORNING;
    private AssistantDocument assistant;
    private Optional<String> language = Optional.of("en");
    private BotMemory memory = BotMemory.empty();
    private String channel = "web";
    private Map<String, String> privates = Map.of();
    private Standing standing = Standing.PLAIN;
    private Optional<Long> wished = Optional.empty();
    private Map<String, String> variables = Map.of("visitor.name", "Ada {order}");

    Talk(AssistantDocument assistant) {
        this.assistant = assistant;
    }

    static Talk with(String yaml) {
        return new Talk(Documents.valid(yaml));
    }

    Talk in(String tag) {
        language = Optional.of(tag);
        return this;
    }

    Talk through(String newChannel) {
        channel = newChannel;
        return this;
    }

    Talk knowing(Map<String, String> newVariables) {
        variables = newVariables;
        return this;
    }

    Talk trusted(Map<String, String> newPrivates) {
        privates = newPrivates;
        return this;
    }

    Talk tagged(String... tags) {
        standing = new Standing(new Tags(List.of(tags)), standing.waits());
        return this;
    }

    Talk waiting() {
        standing = new Standing(standing.tags(), true);
        return this;
    }

    Talk at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /** Somebody else's wish for a person stands, or no longer does. */
    Talk wished(Optional<Long> number) {
        wished = number;
        return this;
    }

    /** A person has ended the talk, and the assistant has it so (H2). */
    Talk after(Comeback comeback) {
        standing = new Standing(standing.tags(), standing.waits(), Optional.of(comeback));
        return this;
    }

    void changeTo(String yaml) {
        assistant = Documents.valid(yaml);
    }

    void remembering(BotMemory newMemory) {
        memory = newMemory;
    }

    BotMemory memory() {
        return memory;
    }

    BotAnswer greet() {
        return answer(List.of(new BotInput.Greeting()), Optional.empty());
    }

    BotAnswer say(String... texts) {
        return answer(Stream.of(texts).map(this::written).toList(), Optional.empty());
    }

    /** As the door and the reader of the log would hand it on. */
    private BotInput written(String text) {
        return isPrivate() ? BotInput.Said.privately(text) : new BotInput.Said(text);
    }

    /** Whether the door would mask what is said next. */
    boolean isPrivate() {
        return OpenQuestions.isOpen(assistant, memory);
    }

    BotAnswer hear(String text, Meaning meaning) {
        return answer(List.of(new BotInput.Said(text, meaning)), Optional.empty());
    }

    BotAnswer hear(BotInput... inputs) {
        return answer(List.of(inputs), Optional.empty());
    }

    BotAnswer returned(EffectResult result) {
        return answer(List.of(new BotInput.Returned(result)), Optional.empty());
    }

    /** What the runner would have to do before the next turn. */
    Optional<Effect> owed() {
        return BOT.owed(turn(List.of(), Optional.empty()));
    }

    BotAnswer handBack(Optional<String> action, String outcome) {
        return answer(List.of(), Optional.of(new HandBack(action, Optional.of(outcome))));
    }

    private BotAnswer answer(List<BotInput> inputs, Optional<HandBack> handBack) {
        BotAnswer answer = BOT.answer(turn(inputs, handBack));
        memory = BotMemory.fromJson(answer.memory().toJson());
        return answer;
    }

    private BotTurn turn(List<BotInput> inputs, Optional<HandBack> handBack) {
        return new BotTurn(
                assistant, memory, inputs, language, channel, variables, privates, now, standing, handBack, wished);
    }

    static List<String> labels(BotAnswer answer) {
        return answer.lines().getLast().buttons().stream()
                .map(BotLine.BotButton::label)
                .toList();
    }

    static List<String> texts(BotAnswer answer) {
        return answer.lines().stream().map(BotLine::text).toList();
    }
}
