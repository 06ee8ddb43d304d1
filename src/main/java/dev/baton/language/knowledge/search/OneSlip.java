package dev.baton.language.knowledge.search;

/** Tells words that one slip of the finger makes of one another: a letter wrong, missing, too many, or two swapped. The first letter is right. */
final class OneSlip {

    private OneSlip() {}

    static boolean apart(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = shorter.equals(one) ? other : one;
        if (longer.length() - shorter.length() > 1 || shorter.isEmpty() || shorter.charAt(0) != longer.charAt(0)) {
            return false;
        }
        var at = 1;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        if (longer.length() > shorter.length()) {
            return shorter.regionMatches(at, longer, at + 1, shorter.length() - at);
        }
        return shorter.regionMatches(at + 1, longer, at + 1, shorter.length() - at - 1)
                || at + 1 < shorter.length()
                        && shorter.charAt(at) == longer.charAt(at + 1)
                        && shorter.charAt(at + 1) == longer.charAt(at)
                        && shorter.regionMatches(at + 2, longer, at + 2, shorter.length() - at - 2);
    }
}
