package dev.baton.language.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes sentences from a language's templates: {@code (a|b|)} is one of them, {@code {x}} a line of the slot x. */
final class Grammar {

    private static final int MAX_DEPTH = 12;

    private final LanguageFile file;
    private final Random random;

    Grammar(LanguageFile file, Random random) {
        this.file = file;
        this.random = random;
    }

    /** A sentence of a section's template. */
    String sentence(String template) {
        return expand(template, 0).strip().replaceAll(" +", " ");
    }

    /** A sentence from any template of a section; empty if the section is. */
    String any(String section) {
        List<String> lines = file.lines(section);
        return lines.isEmpty() ? "" : sentence(lines.get(random.nextInt(lines.size())));
    }

    private String expand(String template, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalStateException("A slot of " + file.language() + " contains itself: " + template);
        }
        var made = new StringBuilder();
        for (int at = 0; at < template.length(); ) {
            char character = template.charAt(at);
            if (character == '(' || character == '{') {
                int end = closing(template, at);
                String inside = template.substring(at + 1, end);
                made.append(character == '(' ? oneOf(inside, depth) : slot(inside, depth));
                at = end + 1;
            } else {
                made.append(character);
                at++;
            }
        }
        return made.toString();
    }

    private String slot(String name, int depth) {
        List<String> lines = file.lines("slot " + name);
        if (lines.isEmpty()) {
            throw new IllegalStateException(file.language() + ".txt has no [slot " + name + "].");
        }
        return expand(lines.get(random.nextInt(lines.size())), depth + 1);
    }

    private String oneOf(String inside, int depth) {
        var alternatives = new ArrayList<String>();
        int from = 0;
        int open = 0;
        for (int at = 0; at <= inside.length(); at++) {
            char character = at < inside.length() ? inside.charAt(at) : '|';
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == '|' && open == 0) {
                alternatives.add(inside.substring(from, at));
                from = at + 1;
            }
        }
        return expand(alternatives.get(random.nextInt(alternatives.size())), depth + 1);
    }

    private int closing(String template, int from) {
        char opening = template.charAt(from);
        char closing = opening == '(' ? ')' : '}';
        int open = 0;
        for (int at = from; at < template.length(); at++) {
            open += template.charAt(at) == opening ? 1 : template.charAt(at) == closing ? -1 : 0;
            if (open == 0) {
                return at;
            }
        }
        throw new IllegalStateException(file.language() + ".txt: a bracket is open in: " + template);
    }
}
