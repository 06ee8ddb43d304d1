package dev.baton.desk;

import dev.baton.delivery.Sent;
import dev.baton.platform.net.CheckedHttp;
import dev.baton.platform.net.CheckedHttp.Answer;

/** What answers of a desk over HTTP mean, the same for all of them. */
public final class DeskReplies {

    private static final int BUSY = 429;

    private DeskReplies() {}

    /** What an answer means that did not take a conversation. */
    public static DeskConnection.Opened notOpened(CheckedHttp.Result result) {
        return notOpened(sent(result));
    }

    /** What it means for an opening that a call it needs has ended so. */
    public static DeskConnection.Opened notOpened(Sent sent) {
        return switch (sent) {
            case Sent.Delivered delivered -> throw new IllegalStateException("A good answer was read as none");
            case Sent.Again again -> new DeskConnection.Opened.Again(again.why(), again.after());
            case Sent.Busy busy -> new DeskConnection.Opened.Busy(busy.why(), busy.after());
            case Sent.Never never -> new DeskConnection.Opened.Refused(never.why());
        };
    }

    /** How a desk is that answered a trial so, whatever it says of who is there. */
    public static DeskConnection.Health health(CheckedHttp.Result result) {
        return health(sent(result));
    }

    /** How a desk is of which a call has ended so. */
    public static DeskConnection.Health health(Sent sent) {
        return switch (sent) {
            case Sent.Delivered delivered -> DeskConnection.Health.works(Desk.Availability.UNKNOWN);
            case Sent.Busy busy -> DeskConnection.Health.works(Desk.Availability.UNKNOWN);
            case Sent.Again again -> DeskConnection.Health.broken(again.why());
            case Sent.Never never -> DeskConnection.Health.broken(never.why());
        };
    }

    /** What became of a call that only has to arrive. */
    public static Sent sent(CheckedHttp.Result result) {
        return switch (result) {
            case CheckedHttp.NoAnswer none -> new Sent.Again(none.why());
            case CheckedHttp.Forbidden forbidden -> new Sent.Never(forbidden.why());
            case Answer answer ->
                answer.isOk()
                        ? new Sent.Delivered()
                        : answer.status() == BUSY
                                ? new Sent.Busy("The desk wants fewer calls (429).", answer.retryAfter())
                                : mayPass(answer.status())
                                        ? new Sent.Again(
                                                "The desk answered " + answer.status() + ".", answer.retryAfter())
                                        : new Sent.Never(refusal(answer.status()));
        };
    }

    private static boolean mayPass(int status) {
        return status >= 500 || status == 408 || status == 425;
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
