package dev.baton.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.delivery.DeadLetters.DeadLetter;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What could not be delivered: seen, sent again, or given up, one or all of a target (K6); for supervisors and administrators. */
@RestController
@RequestMapping("/api/v1/dead-letters")
final class DeadLettersController {

    /** So many are shown, and skipped, at once. */
    private static final int MOST = 200;

    private final DeadLetters letters;
    private final Outbox outbox;
    private final Dispatcher dispatcher;
    private final Conversations conversations;

    DeadLettersController(DeadLetters letters, Outbox outbox, Dispatcher dispatcher, Conversations conversations) {
        this.letters = letters;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.conversations = conversations;
    }

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeadLetterView(
            String target,
            String conversation,
            long number,

            @Schema(allowableValues = {"opening", "message", "end", "other"})
            String what,

            @Schema(description = "What was said, where it is a message")
            Optional<String> text,

            int attempts,
            String error,
            Instant since,
            int behind) {}

    /** The oldest, how many there are, and how many of each target. */
    record DeadLetterList(List<DeadLetterView> letters, long total, Map<String, Long> targets) {}

    /** How many it was. */
    record DeadLettersDone(int letters) {}

    @Operation(summary = "What could not be delivered, the oldest first, with the reason and how much waits behind it")
    @GetMapping
    DeadLetterList list(Person person, @RequestParam Optional<String> target) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        var oldest = letters.oldest(target, MOST).stream().map(this::view).toList();
        Map<String, Long> counts = letters.counts();
        return new DeadLetterList(
                oldest, counts.values().stream().mapToLong(Long::longValue).sum(), counts);
    }

    @Operation(summary = "Send a dead letter again; what stands behind it follows")
    @PostMapping("/{target}/{conversation}/{number}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(
            Person person, @PathVariable String target, @PathVariable String conversation, @PathVariable long number) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        found(outbox.replay(target, id(conversation), number));
    }

    @Operation(summary = "Send all dead letters of a target again")
    @PostMapping("/{target}/replay")
    DeadLettersDone replayAll(Person person, @PathVariable String target) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        int replayed = outbox.replayAll(target);
        dispatcher.wake();
        return new DeadLettersDone(replayed);
    }

    @Operation(summary = "Give a dead letter up and go on with what stands behind it")
    @DeleteMapping("/{target}/{conversation}/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void skip(
            Person person, @PathVariable String target, @PathVariable String conversation, @PathVariable long number) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        found(outbox.skip(target, id(conversation), number));
    }

    @Operation(
            summary =
                    "Give the oldest dead letters of a target up, 200 at most, and go on with what stands behind them")
    @DeleteMapping("/{target}")
    DeadLettersDone skipAll(Person person, @PathVariable String target) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        int skipped = (int) letters.oldest(Optional.of(target), MOST).stream()
                .filter(letter -> outbox.skip(target, letter.conversation(), letter.number()))
                .count();
        dispatcher.wake();
        return new DeadLettersDone(skipped);
    }

    private DeadLetterView view(DeadLetter letter) {
        Optional<Event> event = conversations.events(letter.conversation(), letter.number() - 1, 1).stream()
                .findFirst()
                .filter(recorded -> recorded.number() == letter.number())
                .map(Recorded::event);
        return new DeadLetterView(
                letter.target(),
                letter.conversation().toString(),
                letter.number(),
                event.map(DeadLettersController::what).orElse("other"),
                event.flatMap(DeadLettersController::text),
                letter.attempts(),
                letter.error(),
                letter.since(),
                letter.behind());
    }

    private static String what(Event event) {
        if (event instanceof Event.Message) {
            return "message";
        }
        if (event instanceof Event.DeskOpened) {
            return "opening";
        }
        return event instanceof Event.DeskEnded ? "end" : "other";
    }

    private static Optional<String> text(Event event) {
        return event instanceof Event.Message message ? Optional.of(message.text()) : Optional.empty();
    }

    private void found(boolean was) {
        if (!was) {
            throw notFound();
        }
        dispatcher.wake();
    }

    private static ConversationId id(String conversation) {
        return ConversationId.parse(conversation).orElseThrow(DeadLettersController::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no such dead letter; somebody may have sent or skipped it already.");
    }
}
