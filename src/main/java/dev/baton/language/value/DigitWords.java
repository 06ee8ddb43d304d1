package dev.baton.language.value;

import dev.baton.language.value.NumberVocabulary.Kind;
import dev.baton.language.value.NumberVocabulary.Part;
import dev.baton.language.value.Plain.Replacement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Texts with their number words in digits, so that patterns need to know digits alone. */
final class DigitWords {

    private static final int THIRTY = 30;

    private DigitWords() {}

    /** For days and times: whole numbers, and ordinals as {@code 3o}. */
    static Plain forDays(Plain plain, Words words) {
        var replacements = new ArrayList<Replacement>(ordinals(plain, words));
        for (Numeral numeral : Numerals.inWords(plain, words)) {
            boolean free = replacements.stream()
                    .noneMatch(other -> numeral.begin() < other.end() && other.begin() < numeral.end());
            if (free) {
                replacements.add(new Replacement(numeral.begin(), numeral.end(), numeral.iso()));
            }
        }
        replacements.sort(Comparator.comparingInt(Replacement::begin));
        return plain.with(replacements);
    }

    /** For amounts: all numbers with a point as decimal sign and no grouping. */
    static Plain forAmounts(Plain plain, Words words) {
        return plain.with(Numerals.in(plain, words).stream()
                .map(numeral -> new Replacement(numeral.begin(), numeral.end(), numeral.iso()))
                .toList());
    }

    private static List<Replacement> ordinals(Plain plain, Words words) {
        var replacements = new ArrayList<Replacement>();
        List<Token> tokens = Token.of(plain.text());
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            Integer value = words.numbers().ordinals().get(token.text());
            if (value != null) {
                Optional<Token> tens = value < 10 ? tensBefore(tokens, at, words) : Optional.empty();
                int sum = value
                        + tens.map(Token::text)
                                .map(words.numbers().parts()::get)
                                .map(part -> (int) part.value())
                                .orElse(0);
                replacements.add(new Replacement(tens.orElse(token).begin(), token.end(), sum + "o"));
            }
        }
        return replacements;
    }

    /** "twenty" before "first". */
    private static Optional<Token> tensBefore(List<Token> tokens, int at, Words words) {
        int before = at - 1;
        if (before >= 0 && tokens.get(before).text().equals("-")) {
            before--;
        }
        if (before < 0) {
            return Optional.empty();
        }
        Part part = words.numbers().parts().get(tokens.get(before).text());
        boolean tens = part != null && part.kind() == Kind.SMALL && (part.value() == 20 || part.value() == THIRTY);
        return tens ? Optional.of(tokens.get(before)) : Optional.empty();
    }
}
