package dev.baton.language.value;

import java.math.BigDecimal;

/**
 * A number in a plain text.
 *
 * @param weak whether it is a word that mostly means something else, such as "one" or "ein"
 */
record Numeral(int begin, int end, BigDecimal value, boolean weak) {

    /** As it is kept: without exponent and zeros at the end. */
    String iso() {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
