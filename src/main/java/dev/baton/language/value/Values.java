package dev.baton.language.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads values from what people write (D4), in English, Spanish, French, German, Portuguese, Italian and Dutch; other
 * languages are read as English. Pure functions that never throw, in time linear in the length of the text; of longer texts
 * the first {@value #MOST_CHARACTERS} characters are read.
 */
public final class Values {

    /** How much of a text is read. */
    public static final int MOST_CHARACTERS = 1_000;

    private static final Pattern BARE_HOUR = Pattern.compile("^ *(\\d{1,2}) *[.!]? *$");
    private static final Pattern SMALL_JOINT =
            Pattern.compile("^ *(?:-|or|to|and|o|a|y|ou|et|oder|bis|und|e|of|tot|en) *$");

    /** "Now" as a time, where nothing else is said. */
    private static final Set<String> NOW =
            Set.of("now", "right now", "ahora", "maintenant", "jetzt", "agora", "ora", "adesso", "nu");

    private Values() {}

    /** Numbers, in digits and in words; {@code iso} is plain decimal, such as {@code -1234.5}. */
    public static Reading number(String text, Setting setting) {
        Plain plain = Plain.of(cut(text));
        List<Numeral> all = Numerals.in(plain, setting.words());
        boolean anyStrong = all.stream().anyMatch(numeral -> !numeral.weak());
        var values = new ArrayList<Value>();
        for (int at = 0; at < all.size(); at++) {
            Numeral numeral = all.get(at);
            if (!anyStrong || !numeral.weak() || isJoinedToNext(plain, all, at)) {
                values.add(plain.value(numeral.iso(), numeral.begin(), numeral.end()));
            }
        }
        return Reading.of(values);
    }

    /** "one or two": what alone would be an article is a number here. */
    private static boolean isJoinedToNext(Plain plain, List<Numeral> all, int at) {
        return at + 1 < all.size()
                && SMALL_JOINT.matches(plain.text()
                        .substring(all.get(at).end(), all.get(at + 1).begin()));
    }

    /** Days, as digits, by name, or from today; {@code iso} is {@code 2026-03-12}. */
    public static Reading date(String text, Setting setting) {
        Words words = setting.words();
        var matches = new Matches(DigitWords.forDays(Plain.of(cut(text)), words));
        var calendar = Calendar.of(setting);
        words.days().ignored().forEach(matches::ignore);
        for (DayPatterns.Rule rule : words.days().rules()) {
            matches.take(
                    rule.pattern(),
                    matcher -> rule.meaning().of(matcher, calendar).map(Object::toString));
        }
        return Reading.of(matches.inOrder());
    }

    /** Times of day, as a clock shows or as people say them; {@code iso} is {@code 16:30}. */
    public static Reading time(String text, Setting setting) {
        Words words = setting.words();
        Plain plain = DigitWords.forDays(Plain.of(cut(text)), words);
        var matches = new Matches(plain);
        for (TimePatterns.Rule rule : words.times().rules()) {
            matches.take(
                    rule.pattern(),
                    matcher -> rule.bare() && isCounted(plain, matcher, words)
                            ? Optional.empty()
                            : rule.minute(matcher).map(Values::clock));
        }
        List<Value> found = matches.inOrder();
        String alone = plain.text().strip();
        if (found.isEmpty() && NOW.contains(alone)) {
            int begin = plain.text().indexOf(alone);
            String iso =
                    setting.now().toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
            found = List.of(plain.value(iso, begin, begin + alone.length()));
        }
        Matcher bare = BARE_HOUR.matcher(plain.text());
        if (found.isEmpty() && bare.find() && Integer.parseInt(bare.group(1)) <= 24) {
            found = List.of(plain.value(
                    clock(Integer.parseInt(bare.group(1)) * 60 % TimePatterns.DAY), bare.start(1), bare.end(1)));
        }
        return Reading.of(found);
    }

    private static boolean isCounted(Plain plain, Matcher matcher, Words words) {
        return words.times()
                .counted()
                .matcher(plain.text().substring(matcher.end("all")))
                .find();
    }

    private static String clock(int minute) {
        return LocalTime.of(minute / 60, minute % 60).toString();
    }

    /** Amounts of money; {@code iso} is the amount and the code of its currency, such as {@code 12.50 EUR}. */
    public static Reading currency(String text, Setting setting) {
        return ranged(text, setting, new Amounts(Plain.of(cut(text)), setting).money());
    }

    /** Percentages; {@code iso} is the number of hundredths, such as {@code 12.5}. */
    public static Reading percent(String text, Setting setting) {
        return ranged(text, setting, new Amounts(Plain.of(cut(text)), setting).percentages());
    }

    /** "5 to 10 euros": the number that is joined to an amount is one of the same kind. */
    private static Reading ranged(String text, Setting setting, List<Value> amounts) {
        var all = new ArrayList<Value>();
        List<Value> numbers = amounts.isEmpty()
                ? List.of()
                : number(text, setting).all().stream()
                        .filter(number -> amounts.stream()
                                .noneMatch(amount -> number.begin() < amount.end() && amount.begin() < number.end()))
                        .toList();
        for (Value amount : amounts) {
            numbers.stream()
                    .filter(number -> number.end() <= amount.begin()
                            && SMALL_JOINT.matches(Plain.of(text.substring(number.end(), amount.begin()))
                                    .text()))
                    .findFirst()
                    .ifPresent(number -> all.add(likeIt(number, amount)));
            all.add(amount);
        }
        return Reading.of(all.stream().distinct().toList());
    }

    private static Value likeIt(Value number, Value amount) {
        String[] parts = amount.iso().split(" ", 2);
        BigDecimal plain = new BigDecimal(number.iso());
        int digits = Math.max(plain.scale(), new BigDecimal(parts[0]).scale());
        String unit = parts.length > 1 ? " " + parts[1] : "";
        return new Value(plain.setScale(digits).toPlainString() + unit, number.words(), number.begin(), number.end());
    }

    /** Email addresses of Latin letters; {@code iso} is in lower case. */
    public static Reading email(String text) {
        return Reading.of(Addresses.emails(cut(text)));
    }

    /** Web addresses; {@code iso} has a scheme, {@code https} where none was written. */
    public static Reading url(String text) {
        return Reading.of(Addresses.urls(cut(text)));
    }

    /** Telephone numbers; {@code iso} is E.164, such as {@code +493012345678}. */
    public static Reading phone(String text, Setting setting) {
        return Reading.of(Phones.in(cut(text), setting));
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, end);
    }
}
