package dev.baton.desk;

import dev.baton.delivery.Sent;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;

/** What answers of a desk over HTTP mean, the same for all of them. */
public final class DeskReplies {

    private DeskReplies() {}

    /** What became of a call that only has to arrive. */
    public static Sent sent(CheckedHttp.Result result) {
        return switch (result) {
            case CheckedHttp.NoAnswer none -> new Sent.Again(none.why());
            case CheckedHttp.Forbidden forbidden -> new Sent.Never(forbidden.why());
            case Answer answer ->
                answer.isOk()
                        ? new Sent.Delivered()
                        : mayPass(answer.status())
                                ? new Sent.Again("The desk answered " + answer.status() + ".", answer.retryAfter())
                                : new Sent.Never(refusal(answer.status()));
        };
    }

    private static boolean mayPass(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    private static String refusal(int status) {
        return switch (status) {
            case 401, 403 -> "The desk refuses our credentials (" + status + "); set them anew in the desk's settings.";
            case 404, 410 ->
                "The desk knows no such address or conversation (" + status + "); check the desk's settings.";
            default -> "The desk refused it (" + status + ").";
        };
    }
}
