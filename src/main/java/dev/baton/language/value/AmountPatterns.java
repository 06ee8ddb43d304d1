package dev.baton.language.value;

import com.google.re2j.Pattern;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a language says amounts of money and percentages, once its numbers are in digits.
 *
 * @param before sign or code before the number
 * @param after sign, code or word behind the number, and what may follow of the smaller coin
 * @param cents the smaller coin alone
 * @param percent percentages
 * @param currencies each word's pattern with its currency; {@code $} is the region's dollar
 */
record AmountPatterns(
        Pattern before,
        Pattern after,
        Pattern cents,
        Pattern percent,
        Map<Pattern, String> currencies,
        List<String> names) {

    private static final String NUMBER = "-?\\d{1,30}(?:\\.\\d{1,30})?";

    /** Signs in a plain text; {@code $} is the region's. */
    static final Map<String, String> SIGNS = signs();

    private static final String CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .map(String::toLowerCase)
            .sorted()
            .collect(Collectors.joining("|"));

    static AmountPatterns of(Words words) {
        var currencies = new LinkedHashMap<Pattern, String>();
        var alternatives = words.pairs("currency");
        alternatives.forEach(pair -> currencies.put(Pattern.compile("(?:" + pair.getKey() + ")"), pair.getValue()));
        String named = alternatives.stream().map(Map.Entry::getKey).collect(Collectors.joining("|"));
        String signs = Alternatives.any(SIGNS.keySet());
        String cents = "(?:" + words.must("cents") + ")";
        String minor = "(?: ?" + words.must("between.money") + "(?P<minor>\\d{1,2})(?P<cents> ?" + cents + ")?)?";
        return new AmountPatterns(
                Pattern.compile("(?:^|[^\\p{L}\\d])(?P<all>(?:(?P<sign>" + signs + ")|(?P<code>" + CODES + ")) ?(?P<n>"
                        + NUMBER + "))(?:$|[^\\p{L}\\d.])"),
                Pattern.compile("(?:^|[^\\p{L}\\d.,])(?P<all>(?P<n>" + NUMBER + ") ?(?:(?P<sign>" + signs
                        + ")|(?P<code>" + CODES + ")|(?P<name>" + named + "))" + minor + ")(?:$|[^\\p{L}\\d])"),
                Pattern.compile(
                        "(?:^|[^\\p{L}\\d.,])(?P<all>(?P<n>\\d{1,4}) ?(?P<cents>" + cents + "|¢))(?:$|[^\\p{L}\\d])"),
                Pattern.compile("(?:^|[^\\p{L}\\d.,])(?P<all>(?P<n>" + NUMBER + ") ?(?:%|(?:" + words.must("percent")
                        + ")(?:$|[^\\p{L}\\d])))"),
                currencies,
                List.of("euro", "euros", "dollar", "dollars"));
    }

    private static Map<String, String> signs() {
        var signs = new TreeMap<String, String>();
        signs.put("€", "EUR");
        signs.put("$", "$");
        signs.put("us$", "USD");
        signs.put("r$", "BRL");
        signs.put("a$", "AUD");
        signs.put("c$", "CAD");
        signs.put("£", "GBP");
        signs.put("¥", "JPY");
        signs.put("₹", "INR");
        signs.put("₩", "KRW");
        signs.put("₺", "TRY");
        signs.put("₽", "RUB");
        signs.put("zl", "PLN");
        signs.put("fr.", "CHF");
        signs.put("sfr.", "CHF");
        return Map.copyOf(signs);
    }
}
