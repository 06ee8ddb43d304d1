package dev.baton.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as {@code application/problem+json}, from controllers and from before them alike. */
@Component
public class Problems {

    private final JsonMapper json;

    /** Problems written by the mapper that writes every other answer. */
    public Problems(JsonMapper json) {
        this.json = json;
    }

    /** The answer of a controller, whatever formats the client accepts. */
    public ResponseEntity<Map<String, Object>> answer(ProblemException problem) {
        var answer = ResponseEntity.status(problem.type().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return answer.body(body(problem));
    }

    /** Answers from a filter; does nothing if the answer has begun. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        problem.retryAfter().ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait)));
        response.getOutputStream().write(json.writeValueAsBytes(body(problem)));
        response.flushBuffer();
    }

    private static Map<String, Object> body(ProblemException problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.type().uri().toString());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        body.putAll(problem.fields());
        return body;
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
