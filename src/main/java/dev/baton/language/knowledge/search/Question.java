package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.text.Languages;
import dev.baton.language.knowledge.text.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What was asked.
 *
 * @param text one line, cut to {@value #MAX} characters
 * @param language in which it is, by its own little words, else as the customer's
 * @param vector of its meaning, in English
 */
record Question(String text, String language, Optional<float[]> vector) {

    /** Characters that count. */
    static final int MAX = 1_000;

    static Question of(String text, String language) {
        var cut = Texts.line(text.substring(0, Math.min(text.length(), MAX)));
        return new Question(cut, Languages.ofShort(cut, Languages.tag(language).orElse("en")), Optional.empty());
    }

    Question with(float[] vector) {
        return new Question(text, language, Optional.of(vector));
    }

    boolean isEnglish() {
        return language.equals("en");
    }

    /** Its words that carry meaning, as articles in that language have them. */
    List<String> words(String inLanguage) {
        return Words.of(text, inLanguage);
    }
}
