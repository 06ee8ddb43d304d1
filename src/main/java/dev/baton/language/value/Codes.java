package dev.baton.language.value;

/** Digits that count nothing: parts of codes, days, times, ordinals and telephone numbers. */
final class Codes {

    private Codes() {}

    /** "A-1001", "12/03", "15:30", "4a7", "3rd": digits that count nothing. */
    static boolean isPartOfCode(String text, int begin, int end) {
        return isCodeBefore(text, begin) || isCodeAfter(text, end);
    }

    private static boolean isCodeBefore(String text, int begin) {
        if (begin == 0) {
            return false;
        }
        char before = text.charAt(begin - 1);
        if (Character.isLetterOrDigit(before) || before == '@' || before == '_' || before == '#') {
            return true;
        }
        boolean joint = "-/:.,+".indexOf(before) >= 0;
        return joint && begin > 1 && Character.isLetterOrDigit(text.charAt(begin - 2)) && !isRange(text, begin);
    }

    /** "5-7" are two numbers; "555-0199-2" and "A-7" are not. */
    private static boolean isRange(String text, int begin) {
        int at = begin - 2;
        if (text.charAt(begin - 1) != '-') {
            return false;
        }
        while (at >= 0 && (DigitNumber.isDigit(text, at) || ".,".indexOf(text.charAt(at)) >= 0)) {
            at--;
        }
        return at < begin - 2 && (at < 0 || text.charAt(at) == ' ');
    }

    private static boolean isCodeAfter(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        char after = text.charAt(end);
        boolean digitNext = DigitNumber.isDigit(text, end + 1);
        if (after == '/' || after == ':' || after == '@' || after == '_') {
            return digitNext || after == '@' || after == '_';
        }
        if (after == '-') {
            return digitNext && isLongRun(text, end);
        }
        if (!Character.isLetter(after)) {
            return false;
        }
        int letters = end;
        while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        String unit = text.substring(end, letters);
        return DigitNumber.isDigit(text, letters) || unit.matches("st|nd|rd|th|h|am|pm|uhr");
    }

    /** More than one dash: a day or a telephone number. */
    private static boolean isLongRun(String text, int dash) {
        int at = dash + 1;
        while (DigitNumber.isDigit(text, at) || (at < text.length() && ".,".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '-' && DigitNumber.isDigit(text, at + 1);
    }
}
