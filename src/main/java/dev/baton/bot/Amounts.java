package dev.baton.bot;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.baton.assistant.AnswerKind.Range;
import dev.baton.bot.Answers.Reading;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads numbers, sums of money and percentages, written with digits of any script and grouped as in any language. */
final class Amounts {

    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[1-9][0-9]{0,2}(?:[.,'’][0-9]{3})+(?:[.,][0-9]{1,6})?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(?:[.,][0-9]{1,6})?");
    private static final Pattern ANY_NUMBER = Pattern.compile("[+-]?[0-9](?:[.,'’]?[0-9])*");
    private static final Pattern CODE =
            Pattern.compile("\\b(?i:eur|usd|gbp|chf|jpy|brl|mxn|cad|aud|sek|nok|dkk|pln)\\b");
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "$", "USD", "£", "GBP", "¥", "JPY");
    private static final Map<String, String> NAMES = names();
    private static final int LONGEST = 40;

    private Amounts() {}

    static Optional<Reading> number(Range range, String text) {
        return only(ANY_NUMBER, digits(text))
                .flatMap(written ->
                        decimal(written).filter(range::contains).map(value -> new Reading(plain(value), written)));
    }

    /** The number, and its currency where one was said: {@code 12.5 EUR}. */
    static Optional<Reading> currency(Range range, String text) {
        Optional<String> currency = currency(text);
        return number(range, text)
                .map(reading -> currency.map(code -> new Reading(reading.value() + " " + code, reading.written()))
                        .orElse(reading));
    }

    /** The one number of a text as a decimal; "1,000" and "1.000" are a thousand, "1.5" and "1,5" one and a half. */
    private static Optional<BigDecimal> decimal(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        if (GROUPED.matches(written)) {
            int tail = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
            boolean fraction = tail >= 0 && written.length() - tail - 1 != 3;
            String whole = (fraction ? written.substring(0, tail) : written).replaceAll("[.,'’]", "");
            return Optional.of(new BigDecimal(fraction ? whole + "." + written.substring(tail + 1) : whole));
        }
        return NUMBER.matches(written) ? Optional.of(new BigDecimal(written.replace(',', '.'))) : Optional.empty();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Optional<String> currency(String text) {
        Optional<String> sign =
                SIGNS.keySet().stream().filter(text::contains).findFirst().map(SIGNS::get);
        Matcher code = CODE.matcher(text);
        return sign.or(() -> code.find() ? Optional.of(code.group().toUpperCase(Locale.ROOT)) : Optional.empty())
                .or(() -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                        .filter(NAMES::containsKey)
                        .findFirst()
                        .map(NAMES::get));
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        Stream.of("euro", "euros").forEach(name -> names.put(name, "EUR"));
        Stream.of("dollar", "dollars", "bucks", "dólares", "dólar", "dollari", "dollaro")
                .forEach(name -> names.put(name, "USD"));
        Stream.of("pound", "pounds", "pfund", "quid").forEach(name -> names.put(name, "GBP"));
        Stream.of("franken", "francs", "franc").forEach(name -> names.put(name, "CHF"));
        Stream.of("reais", "real").forEach(name -> names.put(name, "BRL"));
        return Map.copyOf(names);
    }

    /** The one place that matches; two of them say nothing. */
    static Optional<String> only(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        String found = match.group();
        return match.find() ? Optional.empty() : Optional.of(found);
    }

    /** Digits of every script as 0 to 9. */
    static String digits(String text) {
        var digits = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else {
                digits.appendCodePoint(character);
            }
        });
        return digits.toString();
    }
}
