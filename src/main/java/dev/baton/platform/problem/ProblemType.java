package dev.baton.platform.problem;

import java.net.URI;
import java.util.Locale;

/** What can go wrong, as clients can tell it apart; the contract is in {@code docs/api.md}. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not JSON"),
    UNAUTHORIZED(401, "Sign in first"),
    WRONG_CREDENTIALS(401, "Email or password is wrong"),
    FORBIDDEN(403, "Not allowed"),
    BLOCKED(403, "You may not write here any more"),
    CSRF(403, "The CSRF token is missing or wrong"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted formats is available"),
    ALREADY_TAKEN(409, "Somebody else has the conversation"),
    OVER_CAPACITY(409, "No free capacity"),
    OFFER_OVER(409, "The offer is over"),
    NOT_OWNER(409, "Only the owner may speak"),
    STALE_EPOCH(409, "The conversation has moved on"),
    WRONG_STATE(409, "Not possible in this state"),
    HANDOVER_REFUSED(409, "No handover is possible"),
    IN_USE(409, "It is still in use"),
    CONVERSATION_EXPIRED(409, "The conversation has expired"),
    CHANGED_MEANWHILE(412, "Somebody else has changed it meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another format than this address takes"),
    INVALID_ASSISTANT(422, "The assistant's document cannot be used"),
    VERSION_REQUIRED(428, "Say which version you have read"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong on our side"),
    OVERLOADED(503, "Too busy just now"),
    UNAVAILABLE(503, "Not available just now");

    private static final String BASE = "https://baton.dev/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that comes with it. */
    public int status() {
        return status;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** The stable name that programs compare. */
    public URI uri() {
        return URI.create(BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
