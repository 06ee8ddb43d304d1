package dev.baton.bot;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AnswerKind.Range;
import dev.baton.bot.Answers.Reading;
import dev.baton.language.value.Setting;
import dev.baton.language.value.Value;
import dev.baton.language.value.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads values as people write them (D4, docs/values.md) and checks them against what the question asks for. More than one
 * value is no answer: which is meant must be asked.
 *
 * @param language the customer's, if known
 * @param moment when it is said, and where the clock is
 */
record ValueAnswers(Optional<String> language, Answers.Moment moment) {

    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it", "nl");

    /** What may be a number of a country that is not known. */
    private static final Pattern PHONE = Pattern.compile("(?:\\+|\\b)[0-9](?:[ ()./-]{0,3}[0-9]){5,40}");

    private static final int MAX_PHONE_DIGITS = 15;

    /** A function of text and setting. */
    private interface Reader extends BiFunction<String, Setting, dev.baton.language.value.Reading> {}

    Optional<Reading> number(Range range, String text) {
        return Values.number(text, setting()).only().flatMap(value -> amount(range, value, ""));
    }

    /** The sum and its currency; a bare number is a sum too. */
    Optional<Reading> currency(Range range, String text) {
        var money = Values.currency(text, setting());
        return money.all().isEmpty()
                ? number(range, text)
                : money.only().flatMap(value -> amount(range, value, currencyOf(value.iso())));
    }

    /** A bare number is a percentage too. */
    Optional<Reading> percent(Range range, String text) {
        var percent = Values.percent(text, setting());
        return percent.all().isEmpty()
                ? number(range, text)
                : percent.only().flatMap(value -> amount(range, value, ""));
    }

    Optional<Reading> date(AnswerKind.Date kind, String text) {
        LocalDate today = moment.today();
        boolean past =
                kind.before().map(bound -> !bound.on(today).isAfter(today)).orElse(false);
        return inAnyLanguage(Values::date, text, past).flatMap(value -> {
            LocalDate day = LocalDate.parse(value.iso());
            boolean fits = kind.after()
                            .map(bound -> !day.isBefore(bound.on(today)))
                            .orElse(true)
                    && kind.before().map(bound -> !day.isAfter(bound.on(today))).orElse(true)
                    && (kind.weekdays().isEmpty() || kind.weekdays().contains(day.getDayOfWeek()));
            return Optional.of(new Reading(value.iso(), value.words())).filter(reading -> fits);
        });
    }

    Optional<Reading> time(AnswerKind.Time kind, String text) {
        return inAnyLanguage(Values::time, text, false).flatMap(value -> {
            LocalTime time = LocalTime.parse(value.iso());
            boolean fits = kind.after().map(bound -> !time.isBefore(bound)).orElse(true)
                    && kind.before().map(bound -> !time.isAfter(bound)).orElse(true);
            return Optional.of(new Reading(value.iso(), value.words())).filter(reading -> fits);
        });
    }

    static Optional<Reading> email(String text) {
        return Values.email(text).only().map(ValueAnswers::asRead);
    }

    static Optional<Reading> url(String text) {
        return Values.url(text).only().map(ValueAnswers::asRead);
    }

    /** With its country where that is known, else its digits. */
    Optional<Reading> phone(String text) {
        var phones = Values.phone(text, setting());
        return phones.all().isEmpty() ? digits(text) : phones.only().map(ValueAnswers::asRead);
    }

    private static Optional<Reading> digits(String text) {
        Matcher match = PHONE.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        String written = match.group();
        String digits = written.replaceAll("[^0-9]", "");
        return match.find() || digits.length() > MAX_PHONE_DIGITS
                ? Optional.empty()
                : Optional.of(new Reading(written.startsWith("+") ? "+" + digits : digits, written));
    }

    /** In the customer's language; where that has nothing in it, in the first one that has: people mix them. */
    private Optional<Value> inAnyLanguage(Reader reader, String text, boolean past) {
        Setting own = setting();
        return Stream.concat(
                        Stream.of(own),
                        LANGUAGES.stream()
                                .filter(other -> !other.equals(own.locale().getLanguage()))
                                .map(other -> setting(Optional.of(other))))
                .map(setting -> reader.apply(text, past ? setting.past() : setting))
                .filter(found -> !found.all().isEmpty())
                .findFirst()
                .flatMap(dev.baton.language.value.Reading::only);
    }

    private Setting setting() {
        return setting(language);
    }

    private Setting setting(Optional<String> tag) {
        return Setting.of(tag, moment.now().atZone(moment.zone()));
    }

    private static Reading asRead(Value value) {
        return new Reading(value.iso(), value.words());
    }

    private static Optional<Reading> amount(Range range, Value value, String unit) {
        String number = value.iso().split(" ")[0];
        BigDecimal amount = new BigDecimal(number);
        return Optional.of(new Reading(plain(amount) + unit, value.words())).filter(reading -> range.contains(amount));
    }

    private static String currencyOf(String iso) {
        int blank = iso.indexOf(' ');
        return blank < 0 ? "" : iso.substring(blank);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
