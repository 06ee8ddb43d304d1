package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
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
                "1.000; 1000",
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

    private static void assertRead(AnswerKind kind, String said, @Nullable String value) {
        assertThat(ANSWERS.read(kind, PlainText.of(said)).map(Answers.Reading::value))
                .isEqualTo(Optional.ofNullable(value));
    }
}
