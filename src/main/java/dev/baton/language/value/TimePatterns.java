package dev.baton.language.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a language says times of day.
 *
 * @param rules in the order in which they are asked; each takes what it finds
 * @param counted what shows that a number before it is no hour
 */
record TimePatterns(List<Rule> rules, Pattern counted) {

    /** Minutes of a day. */
    static final int DAY = 24 * 60;

    private static final String HOUR = "(?P<h>\\d{1,2})";
    private static final String FROM = "(?:from|between|von|zwischen|entre|de|tra|fra|dalle|das|van|tussen) ";
    private static final String MINUTE = "(?P<m>\\d{1,2})";

    /**
     * A way to say a time.
     *
     * @param shift minutes to add to the hour
     * @param sign what the minutes that are said count: 1, -1, or 0 if none are said
     * @param bare whether it is just a number, which may count something
     */
    record Rule(Pattern pattern, int shift, int sign, boolean bare) {

        /** The minute of the day; empty if there is no such time. */
        Optional<Integer> minute(Matcher matcher) {
            int hour = shift == NOON ? 12 : shift == MIDNIGHT ? 0 : Integer.parseInt(matcher.group("h"));
            int minutes = sign == 0 ? 0 : minutes(matcher);
            if (hour > 24 || minutes > 59) {
                return Optional.empty();
            }
            if (shift >= NOON) {
                return Optional.of(hour * 60);
            }
            int shifted = part(matcher, hour) * 60 + shift + sign * minutes;
            return Optional.of(Math.floorMod(shifted, DAY));
        }

        private static int minutes(Matcher matcher) {
            String written = matcher.group("m");
            return written == null ? 0 : Integer.parseInt(written);
        }

        private static int part(Matcher matcher, int hour) {
            if (matcher.group("am") != null) {
                return hour == 12 ? 0 : hour;
            }
            if (matcher.group("pm") != null) {
                return hour < 12 ? hour + 12 : hour;
            }
            if (matcher.group("night") != null) {
                return hour == 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
            }
            return hour;
        }
    }

    private static final int NOON = 10_000;
    private static final int MIDNIGHT = 20_000;

    static TimePatterns of(Words words) {
        String part = "(?:[ ,]{0,2}(?:(?P<am>" + words.must("am") + ")|(?P<pm>" + words.must("pm") + ")|(?P<night>"
                + words.get("night").orElse("at night") + ")))";
        String maybe = part + "?";
        String clock = "(?:" + words.must("clock.word") + ")";
        var rules = new ArrayList<Rule>();
        String other = DayPatterns.JOINT + "\\d{1,2}(?::\\d{2})? ?";
        rules.add(oneOf(FROM, other + part));
        rules.add(oneOf(FROM, other + clock + maybe));
        add(rules, words, "to.half.m", maybe, -30, -1);
        add(rules, words, "past.half.m", maybe, -30, 1);
        add(rules, words, "past.30", maybe, 30, 0);
        add(rules, words, "to.30", maybe, -30, 0);
        add(rules, words, "to.15", maybe, -15, 0);
        add(rules, words, "past.15", maybe, 15, 0);
        add(rules, words, "to.m", maybe, 0, -1);
        rules.add(oneOf("", other + part));
        rules.add(oneOf("", other + clock + maybe));
        rules.add(oneOf("\\d{1,2}-", " ?" + part));
        rules.add(rule(HOUR + " ?[:h] ?(?P<m>\\d{2})(?::\\d{2})?(?: ?" + clock + ")?" + maybe, 0, 1, false));
        rules.add(rule(HOUR + "\\.(?P<m>\\d{2}) ?(?:" + clock + maybe + "|" + again(part) + ")", 0, 1, false));
        add(rules, words, "past.m", maybe, 0, 1);
        rules.add(rule(HOUR + " (?P<m>\\d{2})" + part, 0, 1, false));
        rules.add(rule(HOUR + " ?" + clock + maybe, 0, 0, false));
        rules.add(rule(HOUR + " ?" + part, 0, 0, false));
        rules.add(rule("(?:" + words.must("noon") + ")", NOON, 0, false));
        rules.add(rule("(?:" + words.must("midnight") + ")", MIDNIGHT, 0, false));
        rules.add(rule("(?:" + words.must("at") + ") " + HOUR + "(?:[.:](?P<m>\\d{2}))?" + maybe, 0, 1, true));
        String counted = String.join(
                "|",
                words.must("unit.day"),
                words.must("unit.week"),
                words.must("unit.month"),
                words.must("unit.year"),
                words.must("percent"),
                "%|[$€£]|[.,/:-]?\\d|" + Alternatives.any(words.amounts().names()));
        return new TimePatterns(List.copyOf(rules), Pattern.compile("^ ?(?:" + counted + ")"));
    }

    /** Names may stand but once in a pattern: where the part of the day must come again, it goes without. */
    private static String again(String part) {
        return part.replaceAll("\\?P<(am|pm|night)>", "?:");
    }

    private static void add(List<Rule> rules, Words words, String key, String part, int shift, int sign) {
        words.get(key)
                .map(Alternatives::of)
                .ifPresent(patterns -> patterns.forEach(pattern -> rules.add(
                        rule(pattern.replace("{h}", HOUR).replace("{m}", MINUTE) + part, shift, sign, false))));
    }

    /** "3 to 5 pm": two hours, of which only the second says which half of the day. */
    private static Rule oneOf(String before, String rest) {
        return new Rule(
                Pattern.compile(
                        "(?:^|[^\\p{L}\\d.,:/-])" + before + "(?P<all>" + HOUR + ")" + rest + "(?:$|[^\\p{L}\\d])"),
                0,
                0,
                false);
    }

    private static Rule rule(String pattern, int shift, int sign, boolean bare) {
        return new Rule(
                Pattern.compile("(?:^|[^\\p{L}\\d.,:/-])(?P<all>" + pattern + ")(?:$|[^\\p{L}\\d])"),
                shift,
                sign,
                bare);
    }
}
