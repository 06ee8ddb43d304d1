package dev.baton.language.model;

import static dev.baton.language.model.ModelReply.Cause.BROKEN;
import static dev.baton.language.model.ModelReply.Cause.REJECTED;
import static dev.baton.language.model.ModelReply.Cause.TOO_MANY;

import dev.baton.language.model.ModelReply.Failed;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** What a status other than 200 means. The body of such an answer is not shown: some servers repeat the key in it. */
final class Statuses {

    private static final int MOST_DIGITS = 6;

    private Statuses() {}

    static Failed failure(int status) {
        return switch (status) {
            case 401, 403 ->
                new Failed(
                        REJECTED,
                        "The language model does not accept the key (%d); check BATON_MODEL_KEY.".formatted(status));
            case 404 ->
                new Failed(
                        REJECTED, "There is no such language model (404); check BATON_MODEL_URL and BATON_MODEL_NAME.");
            case 429 -> new Failed(TOO_MANY, "The language model asks for fewer calls (429).");
            default ->
                status >= 500
                        ? new Failed(BROKEN, "The language model failed with status %d.".formatted(status))
                        : new Failed(
                                REJECTED,
                                "The language model's server refused the call with status %d; check BATON_MODEL_URL."
                                        .formatted(status));
        };
    }

    /** For how long the server wants to be left alone, if it says so in seconds. */
    static Optional<Duration> rest(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> !text.isEmpty()
                        && text.length() <= MOST_DIGITS
                        && text.chars().allMatch(c -> '0' <= c && c <= '9'))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
