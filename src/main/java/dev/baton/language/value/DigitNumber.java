package dev.baton.language.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers in digits, with the signs of their language: "1.234,56" and "1,234.56". One sign of either kind before three
 * digits is read as the language writes it; a sign before any other count of digits is the decimal sign in every language.
 *
 * @param end where it ends in the text, exclusive
 * @param value its value; empty if what stands there is no number, such as a day or a version
 */
record DigitNumber(int end, Optional<BigDecimal> value) {

    private static final int MOST_DIGITS = 30;

    /** What begins at a digit. */
    static DigitNumber at(String text, int begin, boolean pointIsDecimal) {
        int end = begin;
        while (end < text.length() && (isDigit(text, end) || isSign(text, end))) {
            end++;
        }
        if (!pointIsDecimal) {
            end = withSpacedGroups(text, begin, end);
        }
        String written = text.substring(begin, end);
        return new DigitNumber(end, value(written, pointIsDecimal));
    }

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isSign(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',' || c == '\'') && isDigit(text, at + 1) && isDigit(text, at - 1);
    }

    /** "12 345 678,90": up to three digits, then blanks and three digits each. */
    private static int withSpacedGroups(String text, int begin, int end) {
        int groups = end;
        while (groups - begin <= MOST_DIGITS * 2
                && text.startsWith(" ", groups)
                && isDigit(text, groups + 1)
                && isDigit(text, groups + 2)
                && isDigit(text, groups + 3)
                && !isDigit(text, groups + 4)) {
            groups += 4;
        }
        boolean plainHead =
                end - begin <= 3 && text.substring(begin, end).chars().allMatch(Character::isDigit);
        if (groups == end || !plainHead || text.charAt(begin) == '0') {
            return end;
        }
        if (groups < text.length() && isSign(text, groups)) {
            groups++;
            while (isDigit(text, groups)) {
                groups++;
            }
        }
        return groups;
    }

    private static Optional<BigDecimal> value(String written, boolean pointIsDecimal) {
        if (written.length() > MOST_DIGITS * 2
                || written.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
            return Optional.empty();
        }
        String text = written.replace(" ", "").replace("'", "");
        int points = count(text, '.');
        int commas = count(text, ',');
        if (points + commas == 0) {
            return Optional.of(new BigDecimal(text));
        }
        if (points > 0 && commas > 0) {
            char decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
            char grouping = decimal == '.' ? ',' : '.';
            String whole = text.substring(0, text.indexOf(decimal));
            boolean sound = count(text, decimal) == 1 && isGrouped(whole, grouping) && whole.length() < text.length();
            return sound && text.lastIndexOf(grouping) < text.indexOf(decimal)
                    ? Optional.of(new BigDecimal(
                            text.replace(String.valueOf(grouping), "").replace(',', '.')))
                    : Optional.empty();
        }
        char sign = points > 0 ? '.' : ',';
        if (points + commas > 1) {
            return isGrouped(text, sign)
                    ? Optional.of(new BigDecimal(text.replace(String.valueOf(sign), "")))
                    : Optional.empty();
        }
        boolean groups = isGrouped(text, sign) && (sign == '.') != pointIsDecimal;
        return Optional.of(new BigDecimal(groups ? text.replace(String.valueOf(sign), "") : text.replace(',', '.')));
    }

    /** "1.234.567", and "12,34,567" as in India. */
    private static boolean isGrouped(String text, char sign) {
        String[] groups = text.split(Pattern.quote(String.valueOf(sign)), -1);
        if (groups[0].isEmpty() || groups[0].length() > 3 || groups[0].startsWith("0")) {
            return false;
        }
        for (int i = 1; i < groups.length; i++) {
            boolean last = i == groups.length - 1;
            int length = groups[i].length();
            if (length != 3 && (last || length != 2 || sign != ',')) {
                return false;
            }
        }
        return true;
    }

    private static int count(String text, char c) {
        return (int) text.chars().filter(each -> each == c).count();
    }
}
