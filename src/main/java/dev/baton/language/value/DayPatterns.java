package dev.baton.language.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * How a language says days.
 *
 * @param rules in the order in which they are asked; each takes what it finds
 * @param ignored what looks like a day and is none
 */
record DayPatterns(List<Rule> rules, List<Pattern> ignored) {

    /** What stands between the ends of a range, or between two days of one month. */
    static final String JOINT = " ?(?:-|to|till|until|and|or|bis|und|oder|au|et|ou|al?|ao|y|o|e|ate|tot|en|of) ?";

    private static final String BEGIN = "(?:^|[^\\p{L}\\d./-])";
    private static final String NUMERIC_END = "(?:$|[^\\p{L}\\d/:%-])";

    /** A way to say a day. */
    record Rule(Pattern pattern, Meaning meaning) {}

    /** What it means; empty if there is no such day. */
    interface Meaning {
        Optional<LocalDate> of(Matcher matcher, Calendar calendar);
    }

    static DayPatterns of(Words words) {
        var rules = new ArrayList<Rule>();
        rules.addAll(numeric());
        rules.addAll(named(words));
        rules.addAll(relative(words));
        rules.addAll(near(words));
        rules.addAll(weekdays(words));
        rules.addAll(units(words));
        rules.addAll(dayOnly(words));
        List<Pattern> ignored =
                words.get("ignore").map(Alternatives::words).stream().toList();
        return new DayPatterns(List.copyOf(rules), ignored);
    }

    private static List<Rule> numeric() {
        return List.of(
                new Rule(
                        Pattern.compile(
                                "(?:^|[^\\p{L}\\d./-])(?P<all>(?P<y>\\d{4})[-/.](?P<m>\\d{1,2})[-/.](?P<d>\\d{1,2}))"
                                        + NUMERIC_END),
                        (matcher, calendar) ->
                                Calendar.day(number(matcher, "y"), number(matcher, "m"), number(matcher, "d"))),
                new Rule(
                        Pattern.compile(
                                "(?:^|[^\\p{L}\\d./-])(?P<all>(?P<a>\\d{1,2}) ?[./-] ?(?P<b>\\d{1,2}) ?[./-] ?(?P<y>\\d{4}|\\d{2}))"
                                        + NUMERIC_END),
                        (matcher, calendar) -> calendar.numeric(
                                number(matcher, "a"), number(matcher, "b"), Optional.of(number(matcher, "y")))),
                new Rule(
                        Pattern.compile(
                                "(?:^|[^\\p{L}\\d./-])(?P<all>(?P<a>\\d{1,2})(?:/(?P<b>\\d{1,2})|\\. ?(?P<c>\\d{1,2})\\.))"
                                        + "(?:$|[^\\p{L}\\d/:%-])"),
                        (matcher, calendar) -> {
                            int second = matcher.group("b") == null ? number(matcher, "c") : number(matcher, "b");
                            boolean always = number(matcher, "a") == 24 && second == 7;
                            return always
                                    ? Optional.empty()
                                    : calendar.numeric(number(matcher, "a"), second, Optional.empty());
                        }));
    }

    private static List<Rule> named(Words words) {
        Map<String, Month> months = months(words);
        String month = "(?P<mo>" + Alternatives.any(months.keySet()) + ")\\.?";
        String mark = "(?:\\.|o|" + words.must("ordinal.mark") + ")?";
        Meaning meaning = (matcher, calendar) -> Optional.ofNullable(months.get(matcher.group("mo")))
                .flatMap(name -> calendar.inYear(name, number(matcher, "d"), year(matcher)));
        String day = "(?P<d>\\d{1,2})" + mark;
        String other = "\\d{1,2}" + mark;
        String of = " ?" + words.get("day.of").orElse("");
        String year = "(?:,? (?:del? |of )?(?P<y>\\d{4}))?";
        String end = "(?:$|[^\\p{L}\\d:/%])";
        return List.of(
                new Rule(
                        Pattern.compile(BEGIN + "(?P<all>" + day + ")" + JOINT + other + of + month + year + end),
                        meaning),
                new Rule(
                        Pattern.compile(BEGIN + month + " (?:the )?" + other + JOINT + "(?P<all>" + day + ")" + end),
                        (matcher, calendar) -> Optional.ofNullable(months.get(matcher.group("mo")))
                                .flatMap(name -> calendar.inYear(name, number(matcher, "d"), Optional.empty()))),
                new Rule(
                        Pattern.compile(BEGIN + "(?P<all>" + day + of + month + year + ")(?:$|[^\\p{L}\\d])"), meaning),
                new Rule(
                        Pattern.compile(
                                BEGIN + "(?P<all>" + month + " (?:the )?" + day + "(?:,? (?P<y>\\d{4}))?)" + end),
                        meaning));
    }

    private static List<Rule> relative(Words words) {
        var rules = new ArrayList<Rule>();
        for (var unit : unitsOf(words).entrySet()) {
            for (String pattern : Alternatives.of(words.must("from.now"))) {
                rules.add(new Rule(
                        filled(pattern, unit.getKey()),
                        (matcher, calendar) -> calendar.plus(count(matcher), unit.getValue())));
            }
            for (String pattern : Alternatives.of(words.must("ago"))) {
                rules.add(new Rule(
                        filled(pattern, unit.getKey()),
                        (matcher, calendar) -> calendar.plus(-count(matcher), unit.getValue())));
            }
        }
        return rules;
    }

    private static List<Rule> near(Words words) {
        return Stream.of(
                        Map.entry("tomorrow.after", 2),
                        Map.entry("yesterday.before", -2),
                        Map.entry("today", 0),
                        Map.entry("tomorrow", 1),
                        Map.entry("yesterday", -1))
                .map(near -> new Rule(
                        Alternatives.words("(?:" + words.must(near.getKey()) + ")"),
                        (matcher, calendar) -> calendar.plus(near.getValue(), ChronoUnit.DAYS)))
                .toList();
    }

    private static List<Rule> weekdays(Words words) {
        Map<String, DayOfWeek> names = dayNames(words);
        String any = "(?P<w>" + Alternatives.any(names.keySet()) + ")";
        boolean nextIsOfNextWeek = words.must("next.weekday.is").equals("week");
        var rules = new ArrayList<Rule>();
        weekday(words.must("weekday.next"), any, names, Calendar::inNextWeek).forEach(rules::add);
        weekday(words.must("weekday.coming"), any, names, Calendar::coming).forEach(rules::add);
        weekday(words.must("weekday.last"), any, names, Calendar::last).forEach(rules::add);
        if (nextIsOfNextWeek) {
            weekday("next {w}", any, names, Calendar::inNextWeek).forEach(rules::add);
        }
        weekday("{w}", any, names, Calendar::weekday).forEach(rules::add);
        return rules;
    }

    private static Stream<Rule> weekday(
            String patterns,
            String any,
            Map<String, DayOfWeek> names,
            BiFunction<Calendar, DayOfWeek, LocalDate> meaning) {
        return Alternatives.of(patterns).stream()
                .map(pattern -> new Rule(
                        Alternatives.words(pattern.replace("{w}", any)),
                        (matcher, calendar) -> Optional.ofNullable(names.get(matcher.group("w")))
                                .map(day -> meaning.apply(calendar, day))));
    }

    private static List<Rule> units(Words words) {
        var rules = new ArrayList<Rule>();
        for (var unit : unitsOf(words).entrySet()) {
            rules.add(new Rule(
                    filled(words.must("unit.next"), unit.getKey()),
                    (matcher, calendar) -> calendar.plus(1, unit.getValue())));
            rules.add(new Rule(
                    filled(words.must("unit.last"), unit.getKey()),
                    (matcher, calendar) -> calendar.plus(-1, unit.getValue())));
        }
        return rules;
    }

    private static List<Rule> dayOnly(Words words) {
        boolean marked = words.language().equals("en") || words.language().equals("nl");
        String mark = words.language().equals("de")
                ? "(?:\\.|o)"
                : "(?:o|" + words.must("ordinal.mark") + ")" + (marked ? "" : "?");
        return Alternatives.of(words.must("day.only")).stream()
                .map(pattern -> new Rule(
                        Pattern.compile("(?:^|[^\\p{L}\\d])(?P<all>" + pattern.replace("{d}", "(?P<d>\\d{1,2})" + mark)
                                + ")(?:$|[^\\p{L}\\d:/%]+(?:$|\\p{L}))"),
                        (matcher, calendar) -> calendar.dayOfMonth(number(matcher, "d"))))
                .toList();
    }

    private static Pattern filled(String pattern, String unit) {
        return Alternatives.words(
                pattern.replace("{n}", "(?P<n>\\d{1,4}|an?|a couple of)").replace("{u}", "(?:" + unit + ")"));
    }

    private static int count(Matcher matcher) {
        String written = matcher.group("n");
        return written.startsWith("a") ? written.contains("couple") ? 2 : 1 : Integer.parseInt(written);
    }

    private static int number(Matcher matcher, String name) {
        return Integer.parseInt(matcher.group(name));
    }

    private static Optional<Integer> year(Matcher matcher) {
        return Optional.ofNullable(matcher.group("y")).map(Integer::valueOf);
    }

    private static Map<String, ChronoUnit> unitsOf(Words words) {
        return Map.of(
                words.must("unit.day"), ChronoUnit.DAYS,
                words.must("unit.week"), ChronoUnit.WEEKS,
                words.must("unit.month"), ChronoUnit.MONTHS,
                words.must("unit.year"), ChronoUnit.YEARS);
    }

    private static Map<String, Month> months(Words words) {
        var months = new HashMap<String, Month>();
        for (Month month : Month.values()) {
            for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                months.put(name(month.getDisplayName(style, words.locale())), month);
            }
        }
        months.put("sept", Month.SEPTEMBER);
        months.keySet().removeIf(name -> name.length() < 3);
        return months;
    }

    private static Map<String, DayOfWeek> dayNames(Words words) {
        var names = new HashMap<String, DayOfWeek>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = name(day.getDisplayName(TextStyle.FULL, words.locale()));
            names.put(name, day);
            names.put(name.replace("-feira", ""), day);
        }
        if (words.language().equals("en")) {
            words.pairs("weekday.short")
                    .forEach(pair -> names.put(pair.getKey(), DayOfWeek.of(Integer.parseInt(pair.getValue()))));
        }
        if (words.language().equals("de")) {
            names.put("sonnabend", DayOfWeek.SATURDAY);
        }
        return names;
    }

    private static String name(String name) {
        return Plain.of(name).text().replace(".", "");
    }
}
