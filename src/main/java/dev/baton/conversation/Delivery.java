package dev.baton.conversation;

/**
 * An event that is to leave for somebody outside (law 9). It is written in the commit of the event itself; what is sent is
 * read from the event when it leaves.
 *
 * @param target for whom, as a kind and a name of that kind: {@code desk:…}
 * @param number the event's number
 */
public record Delivery(String target, long number) {

    /** Of what kind the target is. */
    public static String kind(String target) {
        int colon = target.indexOf(':');
        return colon < 0 ? target : target.substring(0, colon);
    }

    /** Which of its kind the target is. */
    public static String name(String target) {
        return target.substring(target.indexOf(':') + 1);
    }
}
