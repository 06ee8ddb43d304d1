package dev.baton.people.http;

import dev.baton.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Slots as the API writes them, with two decimals at most, and as they are counted: in hundredths. */
final class Slots {

    /** The most slots that anything may weigh or be capped at. */
    static final int MOST = 1_000;

    private Slots() {}

    /**
     * Hundredths of a slot.
     *
     * @param field the field's name, for the refusal
     * @param least the least that makes sense, in hundredths
     */
    static int hundredths(String field, BigDecimal slots, int least) {
        BigDecimal hundredths = slots.movePointRight(2);
        boolean whole = hundredths.stripTrailingZeros().scale() <= 0;
        if (!whole
                || hundredths.compareTo(BigDecimal.valueOf(least)) < 0
                || hundredths.compareTo(BigDecimal.valueOf(MOST * 100L)) > 0) {
            throw ProblemException.invalid(
                    field,
                    "must be between " + BigDecimal.valueOf(least, 2) + " and " + MOST + " with two decimals at most");
        }
        return hundredths.intValueExact();
    }

    static Map<String, Integer> hundredths(String field, Map<String, BigDecimal> slots) {
        var hundredths = new HashMap<String, Integer>();
        slots.forEach((name, value) -> hundredths.put(name, hundredths(field + "." + name, value, 0)));
        return hundredths;
    }

    static BigDecimal of(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    static Map<String, BigDecimal> of(Map<String, Integer> hundredths) {
        var slots = new HashMap<String, BigDecimal>();
        hundredths.forEach((name, value) -> slots.put(name, of(value)));
        return slots;
    }
}
