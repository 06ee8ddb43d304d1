package dev.baton.channel.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment card numbers: 13 to 19 digits whose first digits and length are those of an issuer and whose last digit
 * is right by Luhn's rule, written in one piece or in groups with spaces or dashes between. Numbers that only look alike,
 * such as most order numbers, stay. The last four digits are shown, as receipts show them.
 *
 * <p>A group of digits is taken whole or not at all, so a card number inside a longer number is none.
 */
final class CardNumbers {

    private static final int LEAST = 13;
    private static final int MOST = 19;
    private static final int MOST_BETWEEN = 2;

    private CardNumbers() {}

    /**
     * Digits without anything between them.
     *
     * @param joined whether only spaces or dashes stand between it and the group before
     */
    private record Group(int from, int to, String digits, boolean joined) {}

    static List<Span> in(String text) {
        List<Group> groups = groups(text);
        var found = new ArrayList<Span>();
        for (int first = 0; first < groups.size(); first++) {
            int last = lastOfCard(groups, first);
            if (last >= first) {
                String shown = digits(groups, first, last);
                found.add(new Span(
                        groups.get(first).from(),
                        groups.get(last).to(),
                        "[card number …" + shown.substring(shown.length() - 4) + "]"));
                first = last;
            }
        }
        return found;
    }

    /** The last group of the longest card number that begins with the given group; -1 if none does. */
    private static int lastOfCard(List<Group> groups, int first) {
        int found = -1;
        var digits = new StringBuilder();
        for (int last = first; last < groups.size(); last++) {
            Group group = groups.get(last);
            if (last > first && !group.joined()
                    || digits.length() + group.digits().length() > MOST) {
                break;
            }
            digits.append(group.digits());
            if (isCard(digits)) {
                found = last;
            }
        }
        return found;
    }

    private static String digits(List<Group> groups, int first, int last) {
        var digits = new StringBuilder();
        groups.subList(first, last + 1).forEach(group -> digits.append(group.digits()));
        return digits.toString();
    }

    private static List<Group> groups(String text) {
        var groups = new ArrayList<Group>();
        int at = 0;
        int between = MOST_BETWEEN + 1;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (Character.isDigit(codePoint)) {
                int from = at;
                var digits = new StringBuilder();
                while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
                    digits.append(Character.digit(text.codePointAt(at), 10));
                    at += Character.charCount(text.codePointAt(at));
                }
                groups.add(new Group(from, at, digits.toString(), between <= MOST_BETWEEN));
                between = 0;
            } else {
                between = isSeparator(codePoint) ? between + 1 : MOST_BETWEEN + 1;
                at += Character.charCount(codePoint);
            }
        }
        return groups;
    }

    private static boolean isSeparator(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SPACE_SEPARATOR || type == Character.DASH_PUNCTUATION;
    }

    private static boolean isCard(CharSequence digits) {
        return digits.length() >= LEAST && digits.length() <= MOST && isIssued(digits) && isRightByLuhn(digits);
    }

    /** The ranges of the large issuers (ISO/IEC 7812). */
    private static boolean isIssued(CharSequence digits) {
        int two = Integer.parseInt(digits, 0, 2, 10);
        int four = Integer.parseInt(digits, 0, 4, 10);
        int length = digits.length();
        return switch (two / 10) {
            case 4 -> length == 13 || length == 16 || length == 19;
            case 5 -> two >= 51 && two <= 55 ? length == 16 : two != 54;
            case 2 -> four >= 2200 && four <= 2720 && length >= 16;
            case 3 ->
                two == 34 || two == 37
                        ? length == 15
                        : two == 35 ? length >= 16 : (two == 30 || two >= 36) && length >= 14;
            case 6 -> true;
            default -> false;
        };
    }

    private static boolean isRightByLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
