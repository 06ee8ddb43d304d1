package dev.baton.api;

import dev.baton.assistant.Action;
import dev.baton.assistant.Assistants;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Recorded;
import dev.baton.language.summary.Story;
import dev.baton.language.summary.Story.Mood;
import dev.baton.language.summary.Story.Purpose;
import dev.baton.language.summary.Story.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads events as the story that a summary is made of. What the customer wrote in answer to a private question becomes
 * {@link Turn.PrivateAnswer} (D12): it came masked, or the bot's answer to that turn tells that its value is.
 */
final class StoryReader {

    private final Assistants assistants;
    private final Conversation state;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Heard> unanswered = new ArrayList<>();
    private int misses;
    private int attempts;
    private Mood mood = Mood.UNKNOWN;

    private StoryReader(Assistants assistants, Conversation state) {
        this.assistants = assistants;
        this.state = state;
    }

    /** A line of the customer that the bot has not answered yet, and where it stands in the story. */
    private record Heard(long number, int place) {}

    static Story read(Assistants assistants, Conversation state, List<Recorded> events) {
        var reader = new StoryReader(assistants, state);
        events.forEach(reader::read);
        return reader.story();
    }

    private Story story() {
        return new Story(state.locale(), turns, mood);
    }

    private void read(Recorded recorded) {
        switch (recorded.event()) {
            case Event.Message message -> said(recorded, message);
            case Event.BotAnswered answered -> answered(answered);
            case Event.HandoverRequested requested -> {
                requested.messageToAgent().ifPresent(text -> turns.add(new Turn.MessageToAgent(text)));
                mood = mood(requested.reason());
            }
            case Event.Reopened reopened -> turns.add(new Turn.CameBack());
            default -> {}
        }
    }

    private Mood mood(HandoverReason reason) {
        return switch (reason) {
            case FRUSTRATION, DANGER_WORD -> Mood.FRUSTRATED;
            case PROFANITY -> Mood.ANGRY;
            default -> mood;
        };
    }

    private void said(Recorded recorded, Event.Message message) {
        switch (recorded.actor().kind()) {
            case CUSTOMER -> {
                if (message.file().isPresent()) {
                    turns.add(new Turn.File(message.text()));
                } else if (message.text().strip().equals(Story.MASK)) {
                    turns.add(new Turn.PrivateAnswer());
                } else {
                    unanswered.add(new Heard(recorded.number(), turns.size()));
                    turns.add(new Turn.Customer(message.text()));
                }
            }
            case AGENT -> {
                if (message.file().isEmpty()) {
                    turns.add(new Turn.Agent(recorded.actor().name(), message.text()));
                }
            }
            case BOT ->
                turns.add(new Turn.Bot(message.text(), purpose(message.purpose().orElse("answer"))));
            case SYSTEM -> {}
        }
    }

    private static Purpose purpose(String name) {
        return switch (name) {
            case "answer", "article" -> Purpose.ANSWER;
            case "question" -> Purpose.QUESTION;
            default -> Purpose.OTHER;
        };
    }

    private void answered(Event.BotAnswered answered) {
        boolean isPrivate = answered.values().values().stream().anyMatch(value -> value.contains(Story.MASK));
        unanswered.stream()
                .filter(heard -> isPrivate && heard.number() <= answered.turn())
                .forEach(heard -> turns.set(heard.place(), new Turn.PrivateAnswer()));
        unanswered.removeIf(heard -> heard.number() <= answered.turn());
        answered.values().forEach((name, value) -> turns.add(readable(name, value)));
        int missed = count(answered, "misses");
        int invalid = count(answered, "attempts");
        if (missed > misses) {
            turns.add(new Turn.NotUnderstood());
        }
        if (invalid > attempts) {
            turns.add(new Turn.InvalidAnswer());
        }
        misses = missed;
        attempts = invalid;
        for (String id : answered.decision().getOrDefault("began", "").split(",")) {
            name(id).ifPresent(name -> turns.add(new Turn.ActionRun(name)));
        }
    }

    private Turn.Value readable(String name, String value) {
        return assistants
                .find(state.assistant())
                .map(assistant -> new ReadableValues(assistant, state.locale()))
                .map(readable -> new Turn.Value(name, value, ReadableValues.label(name), readable.text(name, value)))
                .orElseGet(() -> new Turn.Value(name, value, ReadableValues.label(name), value));
    }

    private static int count(Event.BotAnswered answered, String name) {
        String text = answered.decision().getOrDefault(name, "0");
        return text.length() <= 6 && text.chars().allMatch(c -> '0' <= c && c <= '9') && !text.isEmpty()
                ? Integer.parseInt(text)
                : 0;
    }

    private Optional<String> name(String action) {
        return assistants
                .find(state.assistant())
                .flatMap(assistant -> assistant.action(action))
                .map(Action::name);
    }
}
