package dev.baton.platform.problem;

import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Turns whatever a controller throws into a problem. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> known(ProblemException problem) {
        return problems.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(MethodArgumentNotValidException e) {
        return invalid(e.getAllErrors().stream()
                .map(error -> fieldError(field(error), error.getDefaultMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(HandlerMethodValidationException e) {
        return invalid(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> fieldError(
                                error instanceof FieldError field
                                        ? field.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                error.getDefaultMessage())))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(ConstraintViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(violation -> fieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(MethodArgumentTypeMismatchException e) {
        return invalid(List.of(fieldError(e.getName(), "is not what is expected here")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problems.answer(problem);
            }
        }
        boolean wrongType = e.getCause() instanceof DatabindException || e.getCause() instanceof InputCoercionException;
        if (wrongType
                && e.getCause() instanceof JacksonException wrong
                && !wrong.getPath().isEmpty()) {
            return invalid(List.of(fieldError(path(wrong), "is not what is expected here")));
        }
        if (wrongType) {
            return invalid(List.of(fieldError("", "the body must be a JSON object as the API documents it")));
        }
        var place = e.getCause() instanceof JacksonException malformed && malformed.getLocation() != null
                ? " (line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ")"
                : "";
        return answer(ProblemType.MALFORMED_JSON, "Send one JSON object, UTF-8, as the body" + place + ".");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException e) {
        return answer(ProblemType.TOO_LARGE, "The file is larger than files may be here; send a smaller one.");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestPartException e) {
        return invalid(List.of(fieldError(e.getRequestPartName(), "must be there, as a part of the form")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> broken(MultipartException e) {
        return answer(
                ProblemType.INVALID_REQUEST, "Send a form (multipart/form-data) with the parts clientId and file.");
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<Map<String, Object>> notFound() {
        return answer(
                ProblemType.NOT_FOUND, "There is nothing at this address; see /api/openapi.json for what there is.");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException e) {
        var allowed = e.getSupportedHttpMethods() == null
                ? ""
                : e.getSupportedHttpMethods().stream()
                        .map(HttpMethod::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        var problem =
                problems.answer(new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Use one of: " + allowed + "."));
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(
                ProblemType.NOT_ACCEPTABLE,
                "Accept one of: "
                        + e.getSupportedMediaTypes().stream()
                                .map(MediaType::toString)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mediaType(HttpMediaTypeNotSupportedException e) {
        var supported = e.getSupportedMediaTypes().stream()
                .filter(type -> !type.isWildcardType() && !type.isWildcardSubtype())
                .map(MediaType::toString)
                .distinct()
                .limit(1)
                .findFirst();
        return answer(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Send the body with Content-Type: " + supported.orElse(MediaType.APPLICATION_JSON_VALUE) + ".");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> forbidden(AccessDeniedException e) {
        return answer(ProblemType.FORBIDDEN, "Your role does not allow this; ask an administrator for it.");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unauthorized(AuthenticationException e) {
        return answer(ProblemType.UNAUTHORIZED, "Sign in, or send a valid token in the Authorization header.");
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Map<String, Object>> unavailable(Exception e) {
        log.warn("The database did not answer: {}", e.getMessage());
        return problems.answer(ProblemException.retryAfter(
                ProblemType.UNAVAILABLE, "The database does not answer; try again in a moment.", SOON));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooSlow(AsyncRequestTimeoutException e) {
        return problems.answer(ProblemException.retryAfter(
                ProblemType.UNAVAILABLE, "The answer took too long; try again in a moment.", SOON));
    }

    /** The client has gone: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.trace("A client went away", e);
    }

    /** What Spring itself knows to be the client's fault, and all that nobody expected. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> other(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var detail = known.getBody().getDetail();
            return answer(
                    ProblemType.INVALID_REQUEST,
                    detail == null ? "See /api/openapi.json for what is expected." : detail);
        }
        log.error("A request failed unexpectedly", e);
        return answer(
                ProblemType.INTERNAL, "Try again; if it stays so, tell whoever runs this server to look at its log.");
    }

    private ResponseEntity<Map<String, Object>> answer(ProblemType type, String detail) {
        return problems.answer(new ProblemException(type, detail));
    }

    private ResponseEntity<Map<String, Object>> invalid(List<Map<String, String>> errors) {
        var detail = errors.stream()
                .map(error -> (error.get("field") + " " + error.get("message")).strip())
                .collect(Collectors.joining("; "));
        return problems.answer(new ProblemException(
                ProblemType.INVALID_REQUEST, "Correct this: " + detail + ".", Map.of("errors", errors)));
    }

    private static Map<String, String> fieldError(String field, @Nullable String message) {
        var error = new LinkedHashMap<String, String>();
        error.put("field", field);
        error.put("message", message == null ? "is not valid" : message);
        return error;
    }

    private static String field(ObjectError error) {
        return error instanceof FieldError field ? field.getField() : error.getObjectName();
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
