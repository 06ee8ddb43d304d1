package dev.baton.platform.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> fields;
    private final @Nullable Duration retryAfter;

    /**
     * @param type what is wrong
     * @param detail a sentence for a person that says what to do
     */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /**
     * @param fields what a program may need beyond the type; values as they are to be written as JSON
     */
    public ProblemException(ProblemType type, String detail, Map<String, ?> fields) {
        this(type, detail, fields, null);
    }

    private ProblemException(ProblemType type, String detail, Map<String, ?> fields, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.retryAfter = retryAfter;
    }

    /**
     * A field of the request that cannot be used.
     *
     * @param message what is wrong with it, to be read after its name
     */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "Correct this: " + field + " " + message + ".",
                Map.of("errors", List.of(Map.of("field", field, "message", message))));
    }

    /** A problem that is over after a while; the answer carries {@code Retry-After} in whole seconds, at least one. */
    public static ProblemException retryAfter(ProblemType type, String detail, Duration wait) {
        return new ProblemException(type, detail, Map.of(), wait);
    }

    /** What is wrong. */
    public ProblemType type() {
        return type;
    }

    /** The sentence for a person. */
    public String detail() {
        return Objects.requireNonNullElse(getMessage(), type.title());
    }

    /** Further fields of the answer, in order. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** When to try again, where that helps. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
