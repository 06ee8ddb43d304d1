package dev.baton.language.value;

import dev.baton.language.value.NumberVocabulary.Kind;
import dev.baton.language.value.NumberVocabulary.Part;
import java.util.List;

/**
 * Adds up the words of a number as long as they belong together: "two hundred five" is one number, "five two hundred" are
 * two.
 */
final class NumberSum {

    private static final long ANY = 1_000;

    /** In many languages a single thousand stands without "one", also within a number: "dos millones mil". */
    private static final long THOUSAND = 1_000;

    private static final long MOST = 1_000_000_000_000_000L;

    private final List<Part> parts;
    private final boolean reverse;
    private final boolean french;
    private long total;
    private long group;
    private long room = ANY;
    private long lastScale = Long.MAX_VALUE;
    private boolean dozens;
    private int taken;

    private NumberSum(List<Part> parts, boolean reverse, boolean french) {
        this.parts = parts;
        this.reverse = reverse;
        this.french = french;
    }

    /**
     * A number at the beginning of some words.
     *
     * @param value its value
     * @param taken how many of the words it is made of; 0 if they begin with none
     */
    record Sum(long value, int taken) {}

    static Sum of(List<Part> parts, NumberVocabulary vocabulary) {
        var sum = new NumberSum(parts, vocabulary.reverse(), vocabulary.french());
        while (sum.taken < parts.size() && sum.take()) {
            // goes on
        }
        return new Sum(sum.total + sum.group, sum.taken);
    }

    private boolean take() {
        Part part = parts.get(taken);
        return !dozens
                && switch (part.kind()) {
                    case SMALL -> small(part.value());
                    case HUNDRED -> hundred();
                    case HUNDREDS -> hundreds(part.value());
                    case SCALE -> scale(part.value());
                    case DOZEN -> dozen();
                    case AND -> and();
                };
    }

    private boolean small(long value) {
        if (french && value == 20 && group % 10 == 4 && group % 100 < 10 && taken > 0 && isSmall(taken - 1, 4)) {
            group += 76;
            room = 20;
            taken++;
            return true;
        }
        if (value == 0) {
            return taken == 0 && add(0, 0, 1);
        }
        if (french && room == 20 && value < 20) {
            return add(value, value == 10 ? 10 : 0, 1);
        }
        if (value >= room) {
            return false;
        }
        if (french && room == 10 && taken > 0 && isSmall(taken - 1, 10) && value < 7) {
            return false;
        }
        return add(value, roomAfter(value), 1);
    }

    private long roomAfter(long value) {
        if (french && value == 60) {
            return 20;
        }
        if (french && value == 10) {
            return 10;
        }
        return value >= 20 && value % 10 == 0 && !reverse ? 10 : 0;
    }

    private boolean isThousand(int index) {
        return parts.get(index).kind() == Kind.SCALE && parts.get(index).value() == THOUSAND;
    }

    private boolean isSmall(int index, long value) {
        return parts.get(index).kind() == Kind.SMALL && parts.get(index).value() == value;
    }

    private boolean add(long value, long newRoom, int words) {
        group += value;
        room = newRoom;
        taken += words;
        return true;
    }

    private boolean hundred() {
        if (group >= 100 || (group == 0 && taken > 0 && total == 0)) {
            return false;
        }
        group = Math.max(group, 1) * 100;
        room = 100;
        taken++;
        return true;
    }

    private boolean hundreds(long value) {
        return room > 100 && add(value, 100, 1);
    }

    private boolean scale(long value) {
        boolean smaller = value < lastScale;
        boolean bare = value == THOUSAND && isBareThousandDue();
        long base = smaller ? group : total + group;
        if ((base == 0 && taken > 0 && !bare) || Math.max(base, 1) > MOST / value) {
            return false;
        }
        long product = Math.max(base, 1) * value;
        total = smaller ? total + product : product;
        lastScale = value;
        group = 0;
        room = ANY;
        taken++;
        return true;
    }

    private boolean isBareThousandDue() {
        return total > 0 && group == 0 && lastScale > THOUSAND;
    }

    private boolean dozen() {
        if (total > 0 || group >= 100) {
            return false;
        }
        group = Math.max(group, 1) * 12;
        dozens = true;
        taken++;
        return true;
    }

    /** "and" belongs to the number only if what follows fits under it and is no bigger number of its own. */
    private boolean and() {
        int next = taken + 1;
        if (next < parts.size() && isBareThousandDue() && isThousand(next)) {
            taken++;
            return take();
        }
        boolean follows = taken > 0
                && next < parts.size()
                && total + group > 0
                && (parts.get(next).kind() == Kind.SMALL || parts.get(next).kind() == Kind.HUNDREDS)
                && parts.get(next).value() > 0
                && room > 0
                && parts.get(next).value() < room
                && !isMultiplied(next);
        if (!follows) {
            return false;
        }
        taken++;
        if (take()) {
            return true;
        }
        taken--;
        return false;
    }

    private boolean isMultiplied(int index) {
        for (int at = index; at < parts.size(); at++) {
            Part part = parts.get(at);
            if (part.kind() == Kind.SCALE) {
                return part.value() >= lastScale;
            }
            if (part.kind() == Kind.HUNDRED || part.kind() == Kind.DOZEN) {
                return room <= 100;
            }
            if (part.kind() == Kind.AND) {
                return false;
            }
        }
        return false;
    }
}
