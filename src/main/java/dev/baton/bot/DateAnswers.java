package dev.baton.bot;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.PlainText;
import dev.baton.bot.Answers.Reading;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads dates and times: as digits, as day and month by name, a weekday (the next one), today and tomorrow, in the languages
 * that have built-in texts.
 *
 * @param language the customer's; in {@code en-US} the month stands first
 * @param moment when it is said, and where the clock is
 */
record DateAnswers(Optional<String> language, Answers.Moment moment) {

    private static final Pattern ISO = Pattern.compile("\\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\\b");
    private static final Pattern NUMERIC =
            Pattern.compile("\\b([0-9]{1,2}) ?[./-] ?([0-9]{1,2})(?: ?[./-] ?([0-9]{4}|[0-9]{2}))?\\b");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "\\b([0-9]{1,2})(?:st|nd|rd|th|o|er)? (?:of |de |do )?(\\p{L}{3,12})(?: (?:de )?([0-9]{4}))?\\b");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}{3,12}) ([0-9]{1,2})(?:st|nd|rd|th)?(?: ([0-9]{4}))?\\b");
    private static final Pattern CLOCK = Pattern.compile(
            "\\b([01]?[0-9]|2[0-3]) ?(?:[:.h] ?([0-5][0-9])|(?:h|uhr|ore|horas|heures|o'?clock)\\b)? ?(am|pm|a\\.m\\.|p\\.m\\.)?");
    private static final List<Locale> LOCALES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.of("es"),
            Locale.of("pt"),
            Locale.of("nl"));
    private static final Map<String, Month> MONTHS = months();
    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final Map<String, Integer> NEAR = Map.ofEntries(
            Map.entry("today", 0),
            Map.entry("heute", 0),
            Map.entry("hoy", 0),
            Map.entry("aujourd", 0),
            Map.entry("hoje", 0),
            Map.entry("oggi", 0),
            Map.entry("vandaag", 0),
            Map.entry("tomorrow", 1),
            Map.entry("morgen", 1),
            Map.entry("manana", 1),
            Map.entry("demain", 1),
            Map.entry("amanha", 1),
            Map.entry("domani", 1),
            Map.entry("ubermorgen", 2),
            Map.entry("overmorgen", 2),
            Map.entry("yesterday", -1),
            Map.entry("gestern", -1),
            Map.entry("ayer", -1),
            Map.entry("hier", -1),
            Map.entry("ontem", -1),
            Map.entry("ieri", -1),
            Map.entry("gisteren", -1));

    Optional<Reading> date(AnswerKind.Date kind, String text) {
        return date(text)
                .filter(day -> kind.after()
                        .map(bound -> !day.isBefore(bound.on(moment.today())))
                        .orElse(true))
                .filter(day -> kind.before()
                        .map(bound -> !day.isAfter(bound.on(moment.today())))
                        .orElse(true))
                .filter(day -> kind.weekdays().isEmpty() || kind.weekdays().contains(day.getDayOfWeek()))
                .map(day -> new Reading(day.toString(), text));
    }

    Optional<Reading> time(AnswerKind.Time kind, String text) {
        return time(text)
                .filter(time -> kind.after().map(bound -> !time.isBefore(bound)).orElse(true))
                .filter(time -> kind.before().map(bound -> !time.isAfter(bound)).orElse(true))
                .map(time -> new Reading(time.toString(), text));
    }

    private Optional<LocalDate> date(String text) {
        String digits = Amounts.digits(text);
        Matcher iso = ISO.matcher(digits);
        if (iso.find()) {
            return day(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher numeric = NUMERIC.matcher(digits);
        if (numeric.find()) {
            boolean monthFirst =
                    language.map(tag -> tag.equalsIgnoreCase("en-US")).orElse(false);
            int month = number(numeric, monthFirst ? 1 : 2);
            int dayOfMonth = number(numeric, monthFirst ? 2 : 1);
            return inYear(numeric.group(3), month, dayOfMonth);
        }
        return named(PlainText.of(digits).words());
    }

    private Optional<LocalDate> named(String words) {
        Matcher dayMonth = DAY_MONTH.matcher(words);
        if (dayMonth.find() && MONTHS.containsKey(dayMonth.group(2))) {
            return inYear(dayMonth.group(3), month(dayMonth.group(2)), number(dayMonth, 1));
        }
        Matcher monthDay = MONTH_DAY.matcher(words);
        if (monthDay.find() && MONTHS.containsKey(monthDay.group(1))) {
            return inYear(monthDay.group(3), month(monthDay.group(1)), number(monthDay, 2));
        }
        for (String word : words.split(" ")) {
            Integer near = NEAR.get(word);
            DayOfWeek weekday = WEEKDAYS.get(word);
            if (near != null) {
                return Optional.of(moment.today().plusDays(near));
            }
            if (weekday != null) {
                return Optional.of(moment.today().with(TemporalAdjusters.next(weekday)));
            }
        }
        return Optional.empty();
    }

    private static int month(String name) {
        Month month = MONTHS.get(name);
        return month == null ? 0 : month.getValue();
    }

    /** Without a year the next such day, today included. */
    private Optional<LocalDate> inYear(String year, int month, int dayOfMonth) {
        if (year != null) {
            int written = Integer.parseInt(year);
            return day(year.length() == 2 ? 2000 + written : written, month, dayOfMonth);
        }
        int now = moment.today().getYear();
        return day(now, month, dayOfMonth)
                .filter(day -> !day.isBefore(moment.today()))
                .or(() -> day(now + 1, month, dayOfMonth));
    }

    private static Optional<LocalDate> day(int year, int month, int dayOfMonth) {
        try {
            return Optional.of(LocalDate.of(year, month, dayOfMonth));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private Optional<LocalTime> time(String text) {
        String digits = Amounts.digits(text).toLowerCase(Locale.ROOT);
        String words = PlainText.of(text).words();
        if (words.equals("now") || words.equals("jetzt")) {
            return Optional.of(LocalTime.ofInstant(moment.now(), moment.zone()).truncatedTo(ChronoUnit.MINUTES));
        }
        if (words.equals("noon") || words.equals("midday") || words.equals("mittags")) {
            return Optional.of(LocalTime.NOON);
        }
        Matcher clock = CLOCK.matcher(digits);
        if (!clock.find()) {
            return Optional.empty();
        }
        int hour = number(clock, 1);
        String minutes = clock.group(2);
        String half = clock.group(3);
        if (half != null && (hour < 1 || hour > 12)) {
            return Optional.empty();
        }
        int shifted = half == null ? hour : hour % 12 + (half.startsWith("p") ? 12 : 0);
        return Optional.of(LocalTime.of(shifted, minutes == null ? 0 : Integer.parseInt(minutes)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Map<String, Month> months() {
        var months = new HashMap<String, Month>();
        for (Locale locale : LOCALES) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    months.putIfAbsent(
                            PlainText.of(month.getDisplayName(style, locale)).words(), month);
                }
            }
        }
        return Map.copyOf(months);
    }

    private static Map<String, DayOfWeek> weekdays() {
        var weekdays = new HashMap<String, DayOfWeek>();
        for (Locale locale : LOCALES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                String name =
                        PlainText.of(day.getDisplayName(TextStyle.FULL, locale)).words();
                weekdays.putIfAbsent(name, day);
                weekdays.putIfAbsent(name.split(" ")[0], day);
            }
        }
        return Map.copyOf(weekdays);
    }
}
