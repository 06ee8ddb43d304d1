package dev.baton.desk.email;

import java.util.ArrayList;
import java.util.List;

/** What somebody wrote anew in an answer: without the mail that it answers and without a signature. */
final class AnswerText {

    private AnswerText() {}

    /** Empty if nothing is new. */
    static String of(String whole) {
        var lines = new ArrayList<>(whole.lines().toList());
        cut(lines, ours(lines));
        cut(lines, signature(lines));
        dropEnd(lines, String::isBlank);
        dropEnd(lines, line -> line.startsWith(">"));
        dropEnd(lines, String::isBlank);
        dropAttribution(lines);
        return String.join("\n", lines).strip();
    }

    /** Where our own mail begins. */
    private static int ours(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).contains(Letter.LINE)) {
                return at;
            }
        }
        return lines.size();
    }

    /** Where the signature begins (RFC 3676, 4.3). */
    private static int signature(List<String> lines) {
        int at = lines.lastIndexOf("-- ");
        return at < 0 ? lines.size() : at;
    }

    private static void cut(List<String> lines, int at) {
        lines.subList(at, lines.size()).clear();
    }

    private static void dropEnd(List<String> lines, java.util.function.Predicate<String> which) {
        while (!lines.isEmpty() && which.test(lines.getLast())) {
            lines.removeLast();
        }
    }

    /**
     * The line or two with which mail programs lead to what they quote: "On … wrote:", in whatever language, or a rule with the
     * headers below it. Only where something was quoted behind it.
     */
    private static void dropAttribution(List<String> lines) {
        int rule = lastRule(lines);
        if (rule >= 0) {
            cut(lines, rule);
            dropEnd(lines, String::isBlank);
            return;
        }
        if (lines.isEmpty() || !lines.getLast().strip().endsWith(":")) {
            return;
        }
        if (isDated(lines.getLast())) {
            lines.removeLast();
        } else if (lines.size() > 1 && isDated(lines.get(lines.size() - 2))) {
            cut(lines, lines.size() - 2);
        } else if (lines.getLast().contains("@")) {
            lines.removeLast();
        }
        dropEnd(lines, String::isBlank);
    }

    private static boolean isDated(String line) {
        return line.chars().filter(Character::isDigit).count() >= 4;
    }

    /** "-----Original Message-----", "____" and the like with headers below. */
    private static int lastRule(List<String> lines) {
        for (int at = lines.size() - 1; at >= 0 && at >= lines.size() - 8; at--) {
            String line = lines.get(at).strip();
            if (line.matches("(?:-{3,}.*-{3,}|_{10,})")) {
                return at;
            }
        }
        return -1;
    }
}
