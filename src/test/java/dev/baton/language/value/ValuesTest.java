package dev.baton.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ValuesTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-11T10:00");
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it", "nl");

    private static Setting setting(String language) {
        return new Setting(Locale.forLanguageTag(language), NOW, Setting.Days.FUTURE);
    }

    private static String found(Reading reading, String separator) {
        return reading instanceof Reading.None
                ? "-"
                : reading.all().stream().map(Value::iso).collect(Collectors.joining(separator));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "numbers.csv", delimiter = '|')
    void numbers_are_read_as_they_are_written_in_each_language(String language, String text, String found) {
        assertThat(found(Values.number(text, setting(language)), " ")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "dates.csv", delimiter = '|')
    void days_are_read_as_people_say_them(String language, String text, String found) {
        assertThat(found(Values.date(text, setting(language)), " ")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "times.csv", delimiter = '|')
    void times_are_read_as_people_say_them(String language, String text, String found) {
        assertThat(found(Values.time(text, setting(language)), " ")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "amounts.csv", delimiter = '|')
    void amounts_and_addresses_are_read(String kind, String language, String text, String found) {
        Setting setting = setting(language);
        Reading reading =
                switch (kind) {
                    case "money" -> Values.currency(text, setting);
                    case "percent" -> Values.percent(text, setting);
                    case "email" -> Values.email(text);
                    case "url" -> Values.url(text);
                    default -> Values.phone(text, setting);
                };
        assertThat(found(reading, ",")).isEqualTo(found);
    }

    @Test
    void a_value_says_where_it_stood() {
        var text = "Ich möchte ¼ nicht, sondern fünfundzwanzig Stück";
        var value = Values.number(text, setting("de")).only().orElseThrow();

        assertThat(value.words()).isEqualTo("fünfundzwanzig");
        assertThat(text.substring(value.begin(), value.end())).isEqualTo(value.words());
    }

    @Test
    void a_value_said_twice_is_one() {
        assertThat(Values.number("5, I said five", setting("en"))).isInstanceOf(Reading.Found.class);
        assertThat(Values.date("tomorrow, thursday", setting("en")).only()).isPresent();
    }

    @Test
    void days_may_point_back() {
        var past = setting("en").past();

        assertThat(found(Values.date("friday", past), " ")).isEqualTo("2026-03-06");
        assertThat(found(Values.date("12 march", past), " ")).isEqualTo("2025-03-12");
        assertThat(found(Values.date("11 march", past), " ")).isEqualTo("2026-03-11");
        assertThat(found(Values.date("24.12.71", past), " ")).isEqualTo("1971-12-24");
    }

    @Test
    void of_a_long_text_the_beginning_is_read() {
        assertThat(Values.number("x".repeat(Values.MOST_CHARACTERS - 2) + " 5 7", setting("en"))
                        .all())
                .singleElement()
                .extracting(Value::iso)
                .isEqualTo("5");
    }

    @Property(tries = 2_000)
    void every_number_that_is_spelt_out_is_read_back(
            @ForAll("languages") String language, @ForAll @LongRange(min = 0, max = 999_999_999) long number) {
        readsBack(language, number);
    }

    /** Round numbers are spelt shortest: they hide among the others. */
    @Property(tries = 2_000)
    void every_round_number_that_is_spelt_out_is_read_back(
            @ForAll("languages") String language,
            @ForAll @IntRange(max = 20) int millions,
            @ForAll @IntRange(max = 20) int thousands,
            @ForAll @IntRange(max = 20) int units) {
        readsBack(language, millions * 1_000_000L + thousands * 1_000L + units);
    }

    @Property(tries = 2_000)
    void every_small_number_that_is_spelt_out_is_read_back(
            @ForAll("languages") String language, @ForAll @LongRange(min = 0, max = 9_999) long number) {
        readsBack(language, number);
    }

    private static void readsBack(String language, long number) {
        var spelt = new RuleBasedNumberFormat(Locale.of(language), RuleBasedNumberFormat.SPELLOUT).format(number);

        assertThat(found(Values.number(spelt, setting(language)), " "))
                .as("%s: %s", language, spelt)
                .isEqualTo(Long.toString(number));
    }

    @Property(tries = 1_000)
    void every_number_in_digits_is_read_back(
            @ForAll("languages") String language,
            @ForAll @LongRange(min = -99_999_999, max = 99_999_999) long hundredths) {
        var format = NumberFormat.getInstance(Locale.of(language));
        format.setMinimumFractionDigits(2);
        var expected = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();

        assertThat(Values.number(format.format(expected), setting(language))
                        .only()
                        .map(Value::iso))
                .as(format.format(expected))
                .contains(expected.signum() == 0 ? "0" : expected.toPlainString());
    }

    @Property(tries = 1_000)
    void every_day_by_name_is_read_back(
            @ForAll("languages") String language, @ForAll @IntRange(max = 20_000) int days) {
        var day = LocalDate.parse("2000-01-01").plusDays(days);
        var written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(language))
                .format(day);

        assertThat(found(Values.date(written, setting(language)), " "))
                .as(written)
                .isEqualTo(day.toString());
    }

    @Property(tries = 500)
    void every_time_of_a_clock_is_read_back(
            @ForAll("languages") String language, @ForAll @IntRange(max = 1_439) int minute) {
        var time = LocalTime.of(minute / 60, minute % 60).toString();

        assertThat(found(Values.time(time, setting(language)), " ")).isEqualTo(time);
    }

    @Property(tries = 1_000)
    void nothing_is_too_strange_to_be_read(@ForAll("languages") String language, @ForAll @From("strange") String text) {
        Setting setting = setting(language);
        Stream.of(
                        Values.number(text, setting),
                        Values.date(text, setting),
                        Values.time(text, setting),
                        Values.currency(text, setting),
                        Values.percent(text, setting),
                        Values.email(text),
                        Values.url(text),
                        Values.phone(text, setting))
                .flatMap(reading -> reading.all().stream())
                .forEach(value -> assertThat(value.words()).isEqualTo(text.substring(value.begin(), value.end())));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of(LANGUAGES);
    }

    /** Any characters, and heaps of what values are made of. */
    @Provide
    Arbitrary<String> strange() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings()
                        .withChars("0123456789.,:/-' €$%@+ahpm\u00A0½٣")
                        .ofMaxLength(1_200),
                Arbitraries.of(
                                "five", "and", "hundred", "million", "million", "hundert", "und", "zwanzig", "mille",
                                "vingt", "quatre", "in", "days", "next", "friday", "12", "3.", "march", "half", "past",
                                "uhr", "99999")
                        .list()
                        .ofMaxSize(200)
                        .map(words -> String.join(" ", words)),
                Arbitraries.of("und", "zwei", "hundert", "9", "a@", "www.").map(part -> part.repeat(400)));
    }
}
