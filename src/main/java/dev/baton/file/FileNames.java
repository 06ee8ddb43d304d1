package dev.baton.file;

import java.util.Locale;

/**
 * Names of files as they are kept and shown: one line, no path, nothing that hides what the name says (characters without a shape,
 * or that turn the direction of writing), and an ending that fits what the file is.
 */
final class FileNames {

    /** The longest name, in characters, its ending included. */
    static final int LONGEST = 120;

    private FileNames() {}

    /** The name that is kept. @param said by the sender */
    static String of(String said, FileKind kind) {
        var clean = new StringBuilder();
        said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1)
                .codePoints()
                .map(character -> Character.isWhitespace(character) ? ' ' : character)
                .filter(FileNames::isShown)
                .forEach(clean::appendCodePoint);
        String name = clean.toString()
                .strip()
                .replaceAll("^\\.+", "")
                .replaceAll("[. ]+$", "")
                .strip();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean fits = kind.endings().contains(ending);
        String stem = fits ? name.substring(0, dot).strip() : name;
        String kept = "." + (fits ? ending : kind.endings().getFirst());
        return shortened(stem.isEmpty() ? "file" : stem, LONGEST - kept.length()) + kept;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> "<>:\"|?*".indexOf(character) < 0;
        };
    }

    private static String shortened(String stem, int most) {
        return stem.codePointCount(0, stem.length()) <= most
                ? stem
                : stem.substring(0, stem.offsetByCodePoints(0, most)).strip();
    }
}
