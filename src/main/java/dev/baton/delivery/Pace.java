package dev.baton.delivery;

/**
 * How fast a target may be called.
 *
 * @param account who is called: targets of one account share its limit
 * @param perSecond calls a second in the long run
 * @param burst calls that may come at once after a pause
 * @param atOnce calls to the target that may be under way at the same time, on one node
 */
public record Pace(String account, double perSecond, int burst, int atOnce) {

    /** For a target that states no limit. */
    public static Pace usual(String account) {
        return new Pace(account, 20, 40, 8);
    }
}
