package dev.baton.api;

import dev.baton.conversation.journal.Store;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.problem.Problems;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A conversation that a later release wrote is not read by this one: another server may answer, or this one when updated. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableStates {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Problems problems;

    UnreadableStates(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> newer(Store.NewerFormat newer) {
        return problems.answer(ProblemException.retryAfter(
                ProblemType.UNAVAILABLE,
                "A later release wrote this conversation. Try again; another server may know it.",
                LATER));
    }
}
