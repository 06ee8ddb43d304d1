package dev.baton.language.value;

import dev.baton.language.value.NumberVocabulary.Kind;
import dev.baton.language.value.NumberVocabulary.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the numbers of a text, in digits and in words. */
final class Numerals {

    /** Words that one number is made of at most. */
    private static final int MOST_WORDS = 40;

    private static final Set<String> OF = Set.of("pour", "por", "per");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final String text;
    private final NumberVocabulary words;
    private final boolean pointIsDecimal;
    private final boolean plainWordsOnly;
    private final List<Token> tokens;
    private final List<Numeral> found = new ArrayList<>();

    private Numerals(String text, Words words, boolean plainWordsOnly) {
        this.text = text;
        this.words = words.numbers();
        pointIsDecimal = words.language().equals("en");
        this.plainWordsOnly = plainWordsOnly;
        tokens = Token.of(text);
    }

    /** All numbers. */
    static List<Numeral> in(Plain plain, Words words) {
        return in(plain, words, false);
    }

    /** Whole numbers in words alone, without "and a half", which says something else of an hour. */
    static List<Numeral> inWords(Plain plain, Words words) {
        return in(plain, words, true);
    }

    private static List<Numeral> in(Plain plain, Words words, boolean plainWordsOnly) {
        var numerals = new Numerals(plain.text(), words, plainWordsOnly);
        int at = 0;
        while (at < numerals.tokens.size()) {
            at = numerals.next(at);
        }
        return numerals.found;
    }

    /** Looks at one token and gives the next to look at. */
    private int next(int at) {
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case DIGITS -> plainWordsOnly ? at + 1 : digits(at);
            case WORD -> plainWordsOnly ? sum(at, at) : word(at);
            case SIGN -> at + 1;
        };
    }

    private int digits(int at) {
        Token token = tokens.get(at);
        DigitNumber number = DigitNumber.at(text, token.begin(), pointIsDecimal);
        int after = tokenFrom(at, number.end());
        if (Codes.isPartOfCode(text, token.begin(), number.end())
                || number.value().isEmpty()) {
            return pastCode(after);
        }
        BigDecimal value = number.value().get();
        int end = number.end();
        if (end < text.length() && !fraction(text.charAt(end)).equals(BigDecimal.ZERO)) {
            value = value.add(fraction(text.charAt(end)));
            end++;
            after = tokenFrom(after, end);
        }
        if (after < tokens.size() && tokens.get(after).begin() == end) {
            String unit = tokens.get(after).text();
            if (unit.equals("k")) {
                value = value.multiply(THOUSAND);
                end++;
                after++;
            }
        }
        Optional<Part> scale = scaleAt(after);
        if (scale.isPresent()) {
            value = value.multiply(BigDecimal.valueOf(scale.get().value()));
            end = tokens.get(after).end();
            after++;
        }
        return keep(signBegin(at), end, signed(at, value), false, after);
    }

    private static BigDecimal fraction(char c) {
        return switch (c) {
            case '½' -> HALF;
            case '¼' -> new BigDecimal("0.25");
            case '¾' -> new BigDecimal("0.75");
            default -> BigDecimal.ZERO;
        };
    }

    /** "2,5 Millionen", "3 dozen". */
    private Optional<Part> scaleAt(int at) {
        if (at >= tokens.size() || !tokens.get(at).isWord()) {
            return Optional.empty();
        }
        return Optional.ofNullable(words.parts().get(tokens.get(at).text()))
                .filter(part -> part.kind() == Kind.SCALE || part.kind() == Kind.DOZEN || part.kind() == Kind.HUNDRED);
    }

    private int word(int at) {
        Token token = tokens.get(at);
        BigDecimal fixed = words.fixed().get(token.text());
        if (fixed != null) {
            return keep(token.begin(), token.end(), fixed, false, at + 1);
        }
        String rest = compoundHalf(token.text());
        if (!rest.isEmpty()) {
            List<Part> parts = words.partsOf(rest);
            if (!parts.isEmpty()) {
                NumberSum.Sum sum = NumberSum.of(parts, words);
                return keep(
                        token.begin(),
                        token.end(),
                        BigDecimal.valueOf(sum.value()).add(HALF),
                        false,
                        at + 1);
            }
        }
        int first = words.articles().contains(token.text()) && scaleAt(at + 1).isPresent() ? at + 1 : at;
        return sum(at, first);
    }

    /** "zweieinhalb", "tweeenhalf": what stands before the half. */
    private String compoundHalf(String word) {
        if (words.compound()) {
            for (String half : List.of("einhalb", "undeinhalb", "eneenhalf", "enhalf", "enhalve")) {
                if (word.endsWith(half) && word.length() > half.length()) {
                    return word.substring(0, word.length() - half.length());
                }
            }
        }
        return "";
    }

    private int sum(int begin, int first) {
        var parts = new ArrayList<Part>();
        var owners = new ArrayList<Integer>();
        for (int at = first; at < tokens.size() && parts.size() < MOST_WORDS; at++) {
            Token token = tokens.get(at);
            if (token.kind() == Token.Kind.SIGN && token.text().equals("-") && isJoined(at)) {
                continue;
            }
            List<Part> of = token.isWord() ? words.partsOf(token.text()) : List.of();
            if (of.isEmpty()) {
                break;
            }
            parts.addAll(of);
            owners.addAll(Collections.nCopies(of.size(), at));
        }
        NumberSum.Sum sum = NumberSum.of(parts, words);
        boolean whole = sum.taken() > 0
                && (sum.taken() == parts.size() || !owners.get(sum.taken()).equals(owners.get(sum.taken() - 1)));
        if (!whole || isOfHundred(begin, sum)) {
            return begin + 1;
        }
        int last = owners.get(sum.taken() - 1);
        boolean weak = last == begin && words.weak().contains(tokens.get(begin).text());
        return plainWordsOnly
                ? keep(
                        tokens.get(begin).begin(),
                        tokens.get(last).end(),
                        BigDecimal.valueOf(sum.value()),
                        weak,
                        last + 1)
                : tail(begin, last + 1, BigDecimal.valueOf(sum.value()), weak);
    }

    /** "dix pour cent": the hundred is no number of its own. */
    private boolean isOfHundred(int begin, NumberSum.Sum sum) {
        return sum.value() == 100
                && sum.taken() == 1
                && begin > 1
                && OF.contains(tokens.get(begin - 1).text());
    }

    private boolean isJoined(int at) {
        return at > 0
                && at + 1 < tokens.size()
                && tokens.get(at - 1).end() == tokens.get(at).begin()
                && tokens.get(at + 1).begin() == tokens.get(at).end();
    }

    /** Decimals and halves behind a number in words. */
    private int tail(int begin, int after, BigDecimal value, boolean weak) {
        int end = tokens.get(after - 1).end();
        if (isWordIn(after, words.point())) {
            Decimals decimals = decimals(after + 1);
            if (!decimals.digits().isEmpty()) {
                BigDecimal exact = new BigDecimal(value.toPlainString() + "." + decimals.digits());
                return keep(
                        signBegin(begin),
                        tokens.get(decimals.after() - 1).end(),
                        signed(begin, exact),
                        false,
                        decimals.after());
            }
        }
        int half = half(after);
        if (half > after) {
            return keep(signBegin(begin), tokens.get(half - 1).end(), signed(begin, value.add(HALF)), false, half);
        }
        return keep(signBegin(begin), end, signed(begin, value), weak, after);
    }

    /** "and a half": the token after it, or the same if there is none. */
    private int half(int at) {
        boolean and = at < tokens.size()
                && Optional.ofNullable(words.parts().get(tokens.get(at).text()))
                        .filter(part -> part.kind() == Kind.AND)
                        .isPresent();
        if (and) {
            for (String half : words.halves()) {
                String[] parts = half.split(" ");
                boolean matches = at + parts.length < tokens.size();
                for (int i = 0; matches && i < parts.length; i++) {
                    matches = tokens.get(at + 1 + i).text().equals(parts[i]);
                }
                if (matches) {
                    return at + 1 + parts.length;
                }
            }
        }
        return at;
    }

    private record Decimals(String digits, int after) {}

    /** "three point one four", "drei Komma zwölf". */
    private Decimals decimals(int from) {
        var digits = new StringBuilder();
        int at = from;
        while (at < tokens.size() && tokens.get(at).isWord() && digits.length() < MOST_WORDS) {
            List<Part> parts = words.partsOf(tokens.get(at).text());
            if (parts.size() != 1
                    || parts.getFirst().kind() != Kind.SMALL
                    || (parts.getFirst().value() > 9 && !digits.isEmpty())) {
                break;
            }
            digits.append(parts.getFirst().value());
            at++;
            if (parts.getFirst().value() > 9) {
                break;
            }
        }
        return new Decimals(digits.toString(), at);
    }

    private boolean isWordIn(int at, Set<String> set) {
        return at < tokens.size() && set.contains(tokens.get(at).text());
    }

    private int keep(int begin, int end, BigDecimal value, boolean weak, int next) {
        found.add(new Numeral(begin, end, value, weak));
        return next;
    }

    private int signBegin(int at) {
        return isNegative(at) ? tokens.get(at - 1).begin() : tokens.get(at).begin();
    }

    private BigDecimal signed(int at, BigDecimal value) {
        return isNegative(at) ? value.negate() : value;
    }

    private boolean isNegative(int at) {
        if (at == 0) {
            return false;
        }
        Token before = tokens.get(at - 1);
        if (before.isWord()) {
            return words.minus().contains(before.text());
        }
        boolean dash =
                before.text().equals("-") && before.end() == tokens.get(at).begin();
        return dash && (before.begin() == 0 || text.charAt(before.begin() - 1) == ' ');
    }

    private int tokenFrom(int at, int position) {
        int next = at;
        while (next < tokens.size() && tokens.get(next).begin() < position) {
            next++;
        }
        return next;
    }

    /** Skips what hangs together with digits that are no number. */
    private int pastCode(int at) {
        int next = at;
        while (next < tokens.size()
                && next > 0
                && tokens.get(next).begin() == tokens.get(next - 1).end()) {
            next++;
        }
        return Math.max(next, at);
    }
}
