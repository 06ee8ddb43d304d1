package dev.baton.desk;

import dev.baton.delivery.Sent;

/** A call to a desk's API that did not go well; {@link #sent} is what that means for the delivery. */
public final class DeskFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Sent sent;

    DeskFailure(int status, Sent sent) {
        super(why(sent), null, false, false);
        this.status = status;
        this.sent = sent;
    }

    /** Something that will not change by itself. @param why as a sentence that says what to do */
    public static DeskFailure lasting(String why) {
        return new DeskFailure(0, new Sent.Never(why));
    }

    /** The status that was answered; 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** What it means for what was to be delivered. */
    public Sent sent() {
        return sent;
    }

    private static String why(Sent sent) {
        return switch (sent) {
            case Sent.Delivered delivered -> throw new IllegalArgumentException("A good answer is no failure");
            case Sent.Again again -> again.why();
            case Sent.Busy busy -> busy.why();
            case Sent.Never never -> never.why();
        };
    }
}
