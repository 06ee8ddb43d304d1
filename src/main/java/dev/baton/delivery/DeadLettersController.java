package dev.baton.delivery;

import dev.baton.conversation.ConversationId;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What could not be delivered: seen, sent again, or given up (K6); for supervisors and administrators. */
@RestController
@RequestMapping("/api/v1/dead-letters")
final class DeadLettersController {

    private static final int MOST = 200;

    private final DeadLetters letters;
    private final Outbox outbox;
    private final Dispatcher dispatcher;

    DeadLettersController(DeadLetters letters, Outbox outbox, Dispatcher dispatcher) {
        this.letters = letters;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
    }

    /** One of them. */
    record DeadLetterView(
            String target, String conversation, long number, int attempts, String error, Instant since, int behind) {}

    /** The oldest, and how many there are. */
    record DeadLetterList(List<DeadLetterView> letters, long total) {}

    @Operation(summary = "What could not be delivered, the oldest first, with the reason and how much waits behind it")
    @GetMapping
    DeadLetterList list(Person person) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        var oldest = letters.oldest(MOST).stream()
                .map(letter -> new DeadLetterView(
                        letter.target(),
                        letter.conversation().toString(),
                        letter.number(),
                        letter.attempts(),
                        letter.error(),
                        letter.since(),
                        letter.behind()))
                .toList();
        return new DeadLetterList(oldest, letters.count());
    }

    @Operation(summary = "Send a dead letter again; what stands behind it follows")
    @PostMapping("/{target}/{conversation}/{number}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(
            Person person, @PathVariable String target, @PathVariable String conversation, @PathVariable long number) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        found(outbox.replay(target, id(conversation), number));
    }

    @Operation(summary = "Give a dead letter up and go on with what stands behind it")
    @DeleteMapping("/{target}/{conversation}/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void skip(
            Person person, @PathVariable String target, @PathVariable String conversation, @PathVariable long number) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        found(outbox.skip(target, id(conversation), number));
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
