package dev.baton.platform.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before or after a controller: the container sends such requests here. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    private final Problems problems;

    ErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return problems.answer(ofStatus(status instanceof Integer code ? code : 404));
    }

    /** The problem that a bare status means. */
    static ProblemException ofStatus(int status) {
        return switch (status) {
            case 401 -> new ProblemException(ProblemType.UNAUTHORIZED, "Sign in, or send a valid token.");
            case 403 -> new ProblemException(ProblemType.FORBIDDEN, "You may not do this.");
            case 404 -> new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case 405 -> new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Use another method.");
            case 413 -> new ProblemException(ProblemType.TOO_LARGE, "Send less.");
            case 415 -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send JSON.");
            case 503 -> new ProblemException(ProblemType.UNAVAILABLE, "Try again in a moment.");
            default ->
                status >= 400 && status < 500
                        ? new ProblemException(
                                ProblemType.INVALID_REQUEST, "This is not a request that can be understood.")
                        : new ProblemException(
                                ProblemType.INTERNAL, "Try again; if it stays so, look at the server's log.");
        };
    }
}
