package dev.baton.delivery;

import java.time.Duration;
import java.util.Optional;

/** How an attempt to deliver ended. The reasons are sentences for people; they quote nothing that a customer said. */
public sealed interface Sent {

    /** It is there, or there is nothing to be sent. */
    record Delivered() implements Sent {}

    /**
     * It may work later: no answer, a server error, too many requests.
     *
     * @param why what happened
     * @param after how long the other side wants to be left alone, if it said so
     */
    record Again(String why, Optional<Duration> after) implements Sent {
        /** Later, whenever that is. */
        public Again(String why) {
            this(why, Optional.empty());
        }
    }

    /**
     * The other side is well but wants fewer calls. It is tried again like {@link Again}, and says nothing against the target.
     *
     * @param why what happened
     * @param after how long the other side wants to be left alone, if it said so
     */
    record Busy(String why, Optional<Duration> after) implements Sent {}

    /** It will not work by itself: refused, wrong credentials, no such address. It lies dead until a person replays it. */
    record Never(String why) implements Sent {}
}
