package dev.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.baton.channel.masking.Masking;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked at the door, and what stays (X6). The card numbers are the issuers' published test numbers. */
class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, [card number …1111]",
        "my card is 4111 1111 1111 1111 thanks, my card is [card number …1111] thanks",
        "4111-1111-1111-1111, [card number …1111]",
        "4111 1111-1111 1111., [card number …1111].",
        "order 12 4111 1111 1111 1111 99, order 12 [card number …1111] 99",
        "5555555555554444 and 378282246310005, [card number …4444] and [card number …0005]",
        "3782 822463 10005, [card number …0005]",
        "30569309025904, [card number …5904]",
        "3530111333300000, [card number …0000]",
        "6011 1111 1111 1117, [card number …1117]",
        "2223003122003222, [card number …3222]",
        "6304000000000000, [card number …0000]",
        "4222222222222, [card number …2222]",
        "٤١١١ ١١١١ ١١١١ ١١١١, [card number …1111]",
        "(4111111111111111), ([card number …1111])",
        "4111 1111 1111 1111, [card number …1111]",
    })
    void card_numbers_are_masked_but_for_their_last_digits(String said, String masked) {
        assertThat(Masking.DEFAULT.mask(said)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 4111111111111112",
                "tracking 1Z999AA10123456784",
                "00341234567890123456789",
                "14111111111111111",
                "41111111111111110",
                "call +49 30 1234567 or 030 7654321",
                "2026-11-21 10:00",
                "1111111111111117",
                "9999999999999995",
                "411111111111",
                "4111,1111,1111,1111",
                "4111   1111   1111   1111",
            })
    void numbers_that_are_no_cards_stay(String said) {
        assertThat(Masking.DEFAULT.mask(said)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, [IBAN DE …3000]",
        "pay to DE89 3704 0044 0532 0130 00 please, pay to [IBAN DE …3000] please",
        "de89 3704 0044 0532 0130 00, [IBAN DE …3000]",
        "GB82-WEST-1234-5698-7654-32, [IBAN GB …5432]",
        "FR14 2004 1010 0505 0001 3M02 606, [IBAN FR …2606]",
        "NO93 8601 1117 947, [IBAN NO …7947]",
        "NL91ABNA0417164300., [IBAN NL …4300].",
        "MT84MALT011000012345MTLCAST001S, [IBAN MT …001S]",
    })
    void ibans_are_masked_but_for_country_and_last_characters(String said, String masked) {
        assertThat(Masking.DEFAULT.mask(said)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013001",
                "XX89370400440532013000",
                "CODE89370400440532013000",
                "DE893704004405320130001",
                "DE89",
                "de nada",
                "is 20 ok"
            })
    void what_only_begins_like_an_iban_stays(String said) {
        assertThat(Masking.DEFAULT.mask(said)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "my password is hunter2, my password is [password]",
                "My Password: hunter2!, My Password: [password]",
                "password=hunter2 and user=zoe, password=[password] and user=zoe",
                "the pin is 4711, the pin is [password]",
                "PIN: 4711, PIN: [password]",
                "mein Passwort ist geheim123, mein Passwort ist [password]",
                "Kennwort lautet geheim123, Kennwort lautet [password]",
                "mon mot de passe est soleil99, mon mot de passe est [password]",
                "mi contraseña es luna77, mi contraseña es [password]",
                "la mia password è sole55, la mia password è [password]",
                "minha senha é mar44, minha senha é [password]",
                "mijn wachtwoord is maan33, mijn wachtwoord is [password]",
                "password is \"hunter2\", password is \"[password]\"",
                "password: wrong, password: [password]",
            })
    void passwords_that_are_written_out_are_masked(String said, String masked) {
        assertThat(Masking.DEFAULT.mask(said)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my password is not working",
                "My password is wrong.",
                "mein Passwort ist falsch",
                "mon mot de passe est expiré",
                "I forgot my password",
                "how do I change my password?",
                "spinning is fun",
                "the opinion is mine",
                "reset password please"
            })
    void what_is_said_about_a_password_stays(String said) {
        assertThat(Masking.DEFAULT.mask(said)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "What is your password?, hunter2, [password]",
        "Please enter your PIN, 4711, [password]",
        "Wie lautet Ihr Passwort?, geheim123, [password]",
        "What is your password?, I do not know it, I do not know it",
        "What is your password?, forgotten, forgotten",
        "What is your password?, no, no",
        "What is your order number?, hunter2, hunter2",
        "What is your order number?, 4111111111111111, [card number …1111]",
    })
    void the_word_that_answers_a_question_for_a_password_is_one(String asked, String said, String masked) {
        assertThat(Masking.DEFAULT.maskAnswer(asked, said)).isEqualTo(masked);
    }

    @Test
    void patterns_of_ones_own_are_masked_by_their_name_and_the_first_of_two_that_overlap_counts() {
        var masking = new Masking(
                true,
                true,
                true,
                List.of(
                        new Masking.Own("customer number", Pattern.compile("K-\\d{6}")),
                        new Masking.Own("nothing", Pattern.compile("x*"))));

        assertThat(masking.mask("K-123456 and K-654321")).isEqualTo("[customer number] and [customer number]");
        assertThat(masking.mask("K-411111 1111111111")).isEqualTo("[customer number]");
        assertThat(masking.mask("password is K-123456")).isEqualTo("password is [password]");
    }

    @Test
    void what_is_switched_off_stays() {
        var nothing = new Masking(false, false, false, List.of());

        String said = "4111111111111111 DE89370400440532013000 password: x";

        assertThat(nothing.mask(said)).isEqualTo(said);
        assertThat(nothing.maskAnswer("Your password?", "hunter2")).isEqualTo("hunter2");
    }

    @Property(tries = 500)
    void any_text_is_masked_without_an_exception_and_twice_is_once(@ForAll("texts") String text) {
        String once = Masking.DEFAULT.mask(text);

        assertThat(Masking.DEFAULT.mask(once)).isEqualTo(once);
        assertThat(Masking.DEFAULT.maskAnswer(text, text)).isNotNull();
    }

    @Property(tries = 300)
    void a_card_number_is_masked_wherever_it_stands_and_however_it_is_grouped(
            @ForAll("cards") String card, @ForAll("words") String before, @ForAll("words") String after) {
        String masked = Masking.DEFAULT.mask(before + " " + card + " " + after);

        assertThat(masked).isEqualTo(before + " [card number …" + card.substring(card.length() - 4) + "] " + after);
    }

    /** Quadratic work would take hours here. */
    @ParameterizedTest
    @ValueSource(strings = {"4 ", "41", "DE89 ", "password is ", "4111 1111 ", "a-", "٤ "})
    void a_very_long_text_that_almost_matches_everywhere_is_done(String part) {
        assertThat(Masking.DEFAULT.mask(part.repeat(200_000))).isNotEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(400),
                Arbitraries.of(
                                "password",
                                " is ",
                                ": ",
                                "4111",
                                " ",
                                "-",
                                "1111",
                                "DE89",
                                "3704",
                                "\ud83d",
                                "ß",
                                "٤",
                                "\n")
                        .list()
                        .ofMaxSize(60)
                        .map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" é")
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(words -> "x" + words + "x");
    }

    /** Sixteen digits that begin with 4, the last one right by Luhn's rule, in groups of four or in one piece. */
    @Provide
    Arbitrary<String> cards() {
        var digits = Arbitraries.strings().withCharRange('0', '9').ofLength(14).map(middle -> "4" + middle);
        return digits.flatMap(
                most -> Arbitraries.of(" ", "-", "").map(between -> grouped(most + check(most), between)));
    }

    private static int check(String most) {
        int sum = IntStream.range(0, most.length())
                .map(i -> (most.charAt(most.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1))
                .map(counted -> counted > 9 ? counted - 9 : counted)
                .sum();
        return (10 - sum % 10) % 10;
    }

    private static String grouped(String digits, String between) {
        return IntStream.range(0, 4)
                .mapToObj(group -> digits.substring(group * 4, group * 4 + 4))
                .collect(Collectors.joining(between));
    }
}
