package dev.baton.assistant.http;

import java.util.regex.Pattern;

/**
 * Cells that spreadsheets would take for formulas. They get an apostrophe in front when they leave, which spreadsheets show
 * as the sign of a text, and lose it when they come back; so what a customer wrote can run nothing on a builder's machine,
 * and a file comes back as it left.
 */
final class CsvCells {

    /** What begins a formula, in the wide forms too, behind any apostrophes. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private CsvCells() {}

    static String leaving(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String arriving(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
