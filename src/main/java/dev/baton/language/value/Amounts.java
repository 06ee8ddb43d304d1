package dev.baton.language.value;

import com.google.re2j.Matcher;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds amounts of money and percentages. */
final class Amounts {

    private static final Map<String, String> HOME = Map.of("en", "USD", "pt", "BRL");
    private static final Set<String> WRITTEN_SMALL =
            Set.of("eur", "usd", "gbp", "chf", "brl", "jpy", "cad", "aud", "inr", "mxn");
    private static final Set<String> DOLLARS = Set.of("AUD", "CAD", "HKD", "NZD", "SGD", "USD");

    private final Setting setting;
    private final AmountPatterns patterns;
    private final Plain plain;

    Amounts(Plain text, Setting setting) {
        this.setting = setting;
        patterns = setting.words().amounts();
        plain = DigitWords.forAmounts(text, setting.words());
    }

    List<Value> money() {
        var matches = new Matches(plain);
        matches.take(patterns.after(), this::behind);
        matches.take(patterns.before(), this::ahead);
        matches.take(patterns.cents(), this::coins);
        return matches.inOrder();
    }

    List<Value> percentages() {
        var matches = new Matches(plain);
        matches.take(patterns.percent(), matcher -> Optional.of(new BigDecimal(matcher.group("n")))
                .map(value -> new Numeral(0, 0, value, false).iso()));
        return matches.inOrder();
    }

    private Optional<String> ahead(Matcher matcher) {
        return currency(matcher).map(currency -> written(new BigDecimal(matcher.group("n")), currency));
    }

    private Optional<String> behind(Matcher matcher) {
        var amount = new BigDecimal(matcher.group("n"));
        String minor = matcher.group("minor");
        boolean wholeBefore = amount.stripTrailingZeros().scale() <= 0;
        if (minor != null && (!wholeBefore || (minor.length() == 1 && matcher.group("cents") == null))) {
            return Optional.empty();
        }
        BigDecimal all = minor == null ? amount : amount.add(new BigDecimal(minor).movePointLeft(2));
        return currency(matcher).or(() -> named(matcher)).map(currency -> written(all, currency));
    }

    private Optional<String> coins(Matcher matcher) {
        String currency =
                switch (matcher.group("cents")) {
                    case "pence" -> "GBP";
                    case "rappen" -> "CHF";
                    default -> home();
                };
        return Optional.of(written(new BigDecimal(matcher.group("n")).movePointLeft(2), currency));
    }

    /** By sign, or by a code that is written as codes are: "all 5" is no amount in the currency of Albania. */
    private Optional<String> currency(Matcher matcher) {
        String sign = matcher.group("sign");
        if (sign != null) {
            return Optional.of(dollars(AmountPatterns.SIGNS.getOrDefault(sign, "$")));
        }
        String code = matcher.group("code");
        if (code == null) {
            return Optional.empty();
        }
        String written = plain.written(matcher.start("code"), matcher.end("code"));
        boolean meant = WRITTEN_SMALL.contains(code) || written.equals(code.toUpperCase(Locale.ROOT));
        return meant ? Optional.of(code.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private Optional<String> named(Matcher matcher) {
        String name = matcher.group("name");
        return name == null
                ? Optional.empty()
                : patterns.currencies().entrySet().stream()
                        .filter(entry -> entry.getKey().matches(name))
                        .map(Map.Entry::getValue)
                        .map(this::dollars)
                        .findFirst();
    }

    private String dollars(String currency) {
        if (!currency.equals("$")) {
            return currency;
        }
        String home = home();
        return DOLLARS.contains(home) ? home : "USD";
    }

    private String home() {
        try {
            if (!setting.locale().getCountry().isEmpty()) {
                Currency currency =
                        Currency.getInstance(Locale.of("", setting.locale().getCountry()));
                if (currency != null) {
                    return currency.getCurrencyCode();
                }
            }
        } catch (IllegalArgumentException e) {
            // a region that is no country, such as 419
        }
        return HOME.getOrDefault(setting.words().language(), "EUR");
    }

    private static String written(BigDecimal amount, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < digits ? plain.setScale(digits) : plain).toPlainString() + " " + currency;
    }
}
