package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.text.Sentences;
import dev.baton.language.knowledge.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The part of a passage that answers: one to three sentences around the best one, or a list with the sentence that leads
 * to it. A short passage is told whole.
 */
final class Excerpt {

    /** Characters of an answer. */
    static final int MAX = 1_200;

    private static final int SHORT = 280;
    private static final int SENTENCES = 3;
    private static final double CLOSE = 0.12;

    /** A sentence, or a list with its lead. @param line whether it begins a line */
    record Unit(String text, boolean list, boolean line) {}

    private Excerpt() {}

    /** The units of a passage, in order. */
    static List<Unit> units(String passage) {
        var units = new ArrayList<Unit>();
        var lines = passage.split("\n");
        for (var at = 0; at < lines.length; at++) {
            if (isItem(lines[at])) {
                var list = new StringBuilder();
                if (!units.isEmpty() && units.getLast().text().endsWith(":")) {
                    list.append(units.removeLast().text());
                }
                for (; at < lines.length && isItem(lines[at]); at++) {
                    list.append(list.isEmpty() ? "" : "\n").append(lines[at]);
                }
                at--;
                units.add(new Unit(list.toString(), true, true));
            } else {
                var first = true;
                for (var sentence : Sentences.of(lines[at])) {
                    units.add(new Unit(sentence, false, first));
                    first = false;
                }
            }
        }
        return units;
    }

    private static boolean isItem(String line) {
        if (line.startsWith("- ")) {
            return true;
        }
        var dot = line.indexOf(". ");
        return dot > 0 && dot <= 3 && line.chars().limit(dot).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The answer in a passage. @param fit how well a unit fits the question, from 0 to 1 */
    static String of(String passage, ToDoubleFunction<Unit> fit) {
        var units = units(passage);
        if (passage.length() <= SHORT && units.size() <= SENTENCES || units.size() <= 1) {
            return Texts.shortened(passage, MAX);
        }
        var fits = units.stream().mapToDouble(fit).toArray();
        var best = 0;
        for (var at = 1; at < fits.length; at++) {
            best = fits[at] > fits[best] ? at : best;
        }
        var from = best;
        var to = best + 1;
        while (to - from < SENTENCES && !units.get(best).list()) {
            var before = from > 0 ? fits[from - 1] : -1;
            var after = to < fits.length ? fits[to] : -1;
            if (Math.max(before, after) < fits[best] - CLOSE) {
                break;
            }
            if (after >= before) {
                to++;
            } else {
                from--;
            }
        }
        return Texts.shortened(joined(units.subList(from, to)), MAX);
    }

    private static String joined(List<Unit> units) {
        return units.stream()
                .map(unit -> (unit.line() ? "\n" : " ") + unit.text())
                .collect(Collectors.joining())
                .strip();
    }
}
