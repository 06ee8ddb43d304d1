package dev.baton.language.person;

import dev.baton.language.encoder.Background;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The sentences to learn from: made from every template of every language, some of them with words before and after and
 * with mistakes, and the everyday sentences of {@link Background}. Always the same ones.
 */
final class Lessons {

    private static final int SEED = 20;
    private static final int TRIES = 4;
    private static final List<String> JOINTS = List.of(" ", " ", ", ", ". ", "! ", "... ", " - ");

    private final Random random = new Random(SEED);
    private final Map<String, Boolean> lessons = new LinkedHashMap<>();

    /**
     * A sentence.
     *
     * @param asks whether it asks for a person
     */
    record Lesson(String text, boolean asks) {}

    /** All lessons, each text once. */
    static List<Lesson> all(int perTemplate) {
        var made = new Lessons();
        for (String language : LanguageFile.BUILT_IN) {
            LanguageFile file = LanguageFile.read(language);
            var grammar = new Grammar(file, made.random);
            made.add(grammar, file.lines("asks"), true, perTemplate);
            made.add(grammar, file.lines("others"), false, perTemplate);
        }
        Background.sentences().forEach(sentence -> made.lessons.putIfAbsent(sentence, false));
        var all = new ArrayList<Lesson>();
        made.lessons.forEach((text, asks) -> all.add(new Lesson(text, asks)));
        return all;
    }

    private void add(Grammar grammar, List<String> templates, boolean asks, int perTemplate) {
        for (String template : templates) {
            int made = 0;
            for (int attempt = 0; attempt < perTemplate * TRIES && made < perTemplate; attempt++) {
                String sentence = grammar.sentence(template);
                if (made > 0 && lessons.containsKey(sentence) && random.nextInt(TRIES) > 0) {
                    continue;
                }
                lessons.putIfAbsent(sentence, asks);
                lessons.putIfAbsent(varied(grammar, sentence), asks);
                made++;
            }
        }
    }

    private String varied(Grammar grammar, String sentence) {
        String varied = sentence;
        if (random.nextInt(3) == 0) {
            varied = grammar.any("wrap before") + JOINTS.get(random.nextInt(JOINTS.size())) + varied;
        }
        if (random.nextInt(3) == 0) {
            varied = varied + JOINTS.get(random.nextInt(JOINTS.size())) + grammar.any("wrap after");
        }
        var typos = new Typos(random);
        for (int mistakes = random.nextInt(6) - 3; mistakes > 0; mistakes--) {
            varied = typos.in(varied);
        }
        return varied.strip() + (random.nextInt(6) == 0 ? "!" : random.nextInt(8) == 0 ? "?" : "");
    }
}
