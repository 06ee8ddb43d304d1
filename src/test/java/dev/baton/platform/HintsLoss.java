package dev.baton.platform;

/** Loses hints on their way to a node, as a network may; for tests of what does not rest on hints. */
public final class HintsLoss {

    private HintsLoss() {}

    /** From now on nothing reaches this node, its own beat neither. */
    public static void loseAll(Hints hints) {
        hints.lose(item -> true);
    }

    /** From now on nothing reaches this node but its own beat, so that it believes all is well. */
    public static void loseSilently(Hints hints) {
        hints.lose(item -> item.charAt(0) != '*');
    }

    /** Hints arrive again. */
    public static void restore(Hints hints) {
        hints.lose(item -> false);
    }
}
