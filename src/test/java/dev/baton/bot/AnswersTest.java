package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.DateBound;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Answers ANSWERS =
            new Answers(Optional.of("en"), new Answers.Moment(LocalDate.of(2026, 11, 20), NOW, ZoneOffset.UTC));
    private static final AnswerKind NUMBER = new AnswerKind.Number(
            new AnswerKind.Range(Optional.of(new BigDecimal("-5")), Optional.of(new BigDecimal("2000000"))));
    private static final AnswerKind YES_OR_NO =
            new AnswerKind.Confirmation(LocalizedText.of("en", "Yes"), LocalizedText.of("en", "No"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "7; 7",
                "'I need 3 of them'; 3",
                "-2; -2",
                "-6; -",
                "1,5; 1.5",
                "1.5; 1.5",
                "1,000; 1000",
                "1.000; 1",
                "'1.234,56'; 1234.56",
                "'1,234.56'; 1234.56",
                "1.234.567; 1234567",
                "0.125; 0.125",
                "007; 7",
                "٣; 3",
                "３; 3",
                "'2 or 3'; -",
                "many; -",
                "9999999999999999999999; -",
                "2000001; -",
                "1.50; 1.5",
                "0; 0"
            })
    void aNumberIsReadWhateverTheLanguage(String said, @Nullable String value) {
        assertRead(NUMBER, said, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "ada@example.com; ada@example.com",
                "'It is ada.l+x@mail.example.org.'; ada.l+x@mail.example.org",
                "ada@example; -",
                "ada at example.com; -",
                "'a@example.com, b@example.com'; -"
            })
    void anEmailAddressIsFoundInASentence(String said, @Nullable String value) {
        assertRead(new AnswerKind.Email(), said, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "+49 30 1234567; +49301234567",
                "(030) 123-4567; 0301234567",
                "'call 030/1234567'; 0301234567",
                "123; -",
                "+491234567890123456789; -",
                "none; -"
            })
    void aPhoneNumberIsReadAsItsDigits(String said, @Nullable String value) {
        assertRead(new AnswerKind.Phone(), said, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "Yes; yes",
                "yeah!; yes",
                "Ja, gerne; yes",
                "Sí; yes",
                "D'accord; yes",
                "👍; yes",
                "No; no",
                "nein danke; no",
                "Não; no",
                "maybe; -",
                "'yes and no'; -"
            })
    void yesAndNoAreUnderstoodInSeveralLanguages(String said, @Nullable String value) {
        assertRead(YES_OR_NO, said, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {"'   '; -", "ab; -", "abc; abc", "😀😀😀; 😀😀😀", "abcdef; -"})
    void theLengthOfATextCountsCharacters(String said, @Nullable String value) {
        assertRead(new AnswerKind.Text(3, 5), said, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "en; number; three of them; 3",
                "en; number; one or two; -",
                "de; number; 1.000 Stück; 1000",
                "de; number; anderthalb; 1.5",
                "fr; number; quatre-vingt-dix; 90",
                "en; currency; 12 bucks; 12 USD",
                "de; currency; zwölf Euro; 12 EUR",
                "es; currency; 12,50 €; 12.5 EUR",
                "fr; currency; 12€50; 12.5 EUR",
                "en; currency; between 5 and 10 euros; -",
                "en; percent; ten percent; 10",
                "de; percent; '12,5 %'; 12.5",
                "en; date; next friday; 2026-11-27",
                "de; date; in zwei Wochen; 2026-12-04",
                "fr; date; demain; 2026-11-21",
                "es; date; pasado mañana; 2026-11-22",
                "pt; date; 24 de dezembro; 2026-12-24",
                "it; date; il 3 marzo; 2027-03-03",
                "nl; date; overmorgen; 2026-11-22",
                "en; date; monday or tuesday; -",
                "en; date; 31 february 2027; -",
                "en; date; übermorgen; 2026-11-22",
                "en-US; date; 12/03; 2026-12-03",
                "en-GB; date; 12/03; 2027-03-12",
                "en; time; half past four; 04:30",
                "en; time; quarter to 9 pm; 20:45",
                "de; time; viertel nach drei; 03:15",
                "fr; time; 15h30; 15:30",
                "es; time; ahora; 10:00",
                "en; time; between 3 and 4 pm; -",
                "en; email; It is Ada@Example.COM; ada@example.com",
                "de; phone; 030 12345678; +493012345678",
                "en; phone; 030/1234567; 0301234567",
                "en; url; see example.com/help; https://example.com/help"
            })
    void values_are_read_as_people_say_them(String language, String kind, String said, @Nullable String value) {
        Answers answers =
                new Answers(Optional.of(language), new Answers.Moment(LocalDate.of(2026, 11, 20), NOW, ZoneOffset.UTC));
        assertThat(answers.read(kind(kind), PlainText.of(said)).map(Answers.Reading::value))
                .isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest
    @CsvSource({"12 march, 2026-03-12", "monday, 2026-11-16", "12/03/1990, 1990-03-12"})
    void where_only_days_before_today_are_asked_for_days_point_to_the_past(String said, String value) {
        var birthday = new AnswerKind.Date(Optional.empty(), DateBound.parse("today"), Set.of());
        Answers answers =
                new Answers(Optional.of("en-GB"), new Answers.Moment(LocalDate.of(2026, 11, 20), NOW, ZoneOffset.UTC));
        assertThat(answers.read(birthday, PlainText.of(said)).map(Answers.Reading::value))
                .contains(value);
    }

    private static AnswerKind kind(String name) {
        return switch (name) {
            case "number" -> new AnswerKind.Number(AnswerKind.Range.ANY);
            case "currency" -> new AnswerKind.Currency(AnswerKind.Range.ANY);
            case "percent" -> new AnswerKind.Percent(AnswerKind.Range.ANY);
            case "date" -> new AnswerKind.Date(Optional.empty(), Optional.empty(), Set.of());
            case "time" -> new AnswerKind.Time(Optional.empty(), Optional.empty());
            case "email" -> new AnswerKind.Email();
            case "phone" -> new AnswerKind.Phone();
            case "url" -> new AnswerKind.Url();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void assertRead(AnswerKind kind, String said, @Nullable String value) {
        assertThat(ANSWERS.read(kind, PlainText.of(said)).map(Answers.Reading::value))
                .isEqualTo(Optional.ofNullable(value));
    }
}
