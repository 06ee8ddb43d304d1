package dev.baton.assistant;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A text that customers see, in one or more languages.
 *
 * @param byLanguage language tag in lower case ({@code en}, {@code pt-br}) to text; not empty
 * @param defaultLanguage the tag whose text serves everyone else; a key of {@code byLanguage}
 */
public record LocalizedText(Map<String, String> byLanguage, String defaultLanguage) {

    /** Copies the map. @throws IllegalArgumentException if the default language has no text */
    public LocalizedText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey(defaultLanguage)) {
            throw new IllegalArgumentException("No text in the default language " + defaultLanguage);
        }
    }

    /** A text in one language that serves every customer. */
    public static LocalizedText of(String language, String text) {
        return new LocalizedText(Map.of(language, text), language);
    }

    /** The text for a language: exactly it, else its first part ({@code de} for {@code de-AT}), else the default. */
    public String in(Optional<String> language) {
        return language.map(LocalizedText::tag).flatMap(this::closest).orElseGet(this::inDefault);
    }

    /** A language tag in the form that {@code byLanguage} uses: lower case, parts joined by {@code -}. */
    public static String tag(String language) {
        return language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private Optional<String> closest(String tag) {
        String exact = byLanguage.get(tag);
        int dash = tag.indexOf('-');
        return exact != null || dash < 0
                ? Optional.ofNullable(exact)
                : Optional.ofNullable(byLanguage.get(tag.substring(0, dash)));
    }

    private String inDefault() {
        String text = byLanguage.get(defaultLanguage);
        return text == null ? "" : text;
    }
}
