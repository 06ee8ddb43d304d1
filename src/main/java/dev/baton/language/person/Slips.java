package dev.baton.language.person;

import java.util.Arrays;

/** Slips of the fingers: a letter too many, too few, another, or two swapped (Damerau 1964). */
final class Slips {

    private Slips() {}

    /** Whether at most so many slips lie between the words. */
    static boolean between(String one, String other, int atMost) {
        if (Math.abs(one.length() - other.length()) > atMost) {
            return false;
        }
        var beforeLast = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        Arrays.setAll(last, at -> at);
        for (int at = 1; at <= one.length(); at++) {
            row[0] = at;
            int least = at;
            for (int to = 1; to <= other.length(); to++) {
                int change = one.charAt(at - 1) == other.charAt(to - 1) ? 0 : 1;
                row[to] = Math.min(Math.min(row[to - 1], last[to]) + 1, last[to - 1] + change);
                if (at > 1
                        && to > 1
                        && one.charAt(at - 1) == other.charAt(to - 2)
                        && one.charAt(at - 2) == other.charAt(to - 1)) {
                    row[to] = Math.min(row[to], beforeLast[to - 2] + 1);
                }
                least = Math.min(least, row[to]);
            }
            if (least > atMost) {
                return false;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[other.length()] <= atMost;
    }

    /** Whether the words differ in that their first two letters are swapped. */
    static boolean swapped(String one, String other) {
        return one.length() == other.length()
                && one.length() > 2
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.substring(2).equals(other.substring(2));
    }
}
