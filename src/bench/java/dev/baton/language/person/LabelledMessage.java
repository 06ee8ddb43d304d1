package dev.baton.language.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of which is known whether it asks for a person: in a file, the text, a tab, and 1 or 0.
 *
 * @param text as a customer wrote it
 * @param asks whether it asks
 */
record LabelledMessage(String text, boolean asks) {

    /** @throws IllegalArgumentException in a sentence, if the file cannot be read or a line is not of this form */
    static List<LabelledMessage> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            var messages = new ArrayList<LabelledMessage>();
            int number = 0;
            for (String line : content.lines().toList()) {
                number++;
                String clean = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!clean.isBlank() && !(number == 1 && isHeader(clean))) {
                    messages.add(message(clean, file, number));
                }
            }
            return messages;
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isHeader(String line) {
        return line.strip().matches("(?i)text\\t\\D*");
    }

    private static LabelledMessage message(String line, Path file, int number) {
        int tab = line.lastIndexOf('\t');
        String label = tab < 0 ? "" : line.substring(tab + 1).strip();
        if (!label.equals("0") && !label.equals("1")) {
            throw new IllegalArgumentException(
                    file + ", line " + number + ": a line is a text, a tab, and 1 or 0, not: " + line);
        }
        return new LabelledMessage(unquoted(line.substring(0, tab)), label.equals("1"));
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text;
    }
}
