package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.assistant.StartPattern.InvalidPattern;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartPatternTest {

    @ParameterizedTest(name = "\"{0}\" and \"{1}\": {2}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "hello; hello; true",
                "hello; HELLO!; true",
                "hello; hello there; false",
                "hello; say hello; false",
                "'order status'; 'order   status?'; true",
                "'order status'; orderstatus; false",
                "*order*; 'where is my order'; true",
                "*order*; reorder!; true",
                "'* order *'; reorder; false",
                "'* order *'; order; true",
                "'* order *'; 'my order, please'; true",
                "'* order *'; 'my orders'; false",
                "'where *'; where; true",
                "'where *'; 'where is it'; true",
                "'where *'; whereas; false",
                "where*; whereas; true",
                "'where * order'; 'where order'; true",
                "'where * order'; 'where is my order'; true",
                "'where * order'; 'where is my border'; false",
                "yes|no; no; true",
                "yes|no; yes; true",
                "yes|no; 'yes no'; false",
                "'(where is|track) my (order|parcel)'; 'Track my parcel'; true",
                "'(where is|track) my (order|parcel)'; 'where is my order?'; true",
                "'(where is|track) my (order|parcel)'; 'where my order'; false",
                "'(please |)order'; order; true",
                "'(please |)order'; 'please order'; true",
                "'(please|) order'; order; true",
                "'(please|) order'; 'please order'; true",
                "'(re|)order'; reorder; true",
                "'order(s|)'; orders; true",
                "'a ((b|c) d|e)'; 'a c d'; true",
                "'a ((b|c) d|e)'; 'a e'; true",
                "'a ((b|c) d|e)'; 'a c e'; false",
                "für; FUR; true",
                "cafe; Café; true",
                "strasse; Straße; true",
                "'dont know'; 'I don''t know'; false",
                "'i dont know'; 'I don’t know'; true",
                "'d un'; 'd''un'; true",
                "'привет мир'; 'ПРИВЕТ, мир!'; true",
                "*注文*; 私の注文はどこですか; true",
                "👍; 👍; true",
                "👍; 👎; false",
                "*; anything; true",
                "order?; order; true",
            })
    void theWholeMessageMustMatch(String pattern, String message, boolean matches) {
        assertThat(StartPattern.words(pattern).matches(PlainText.of(message))).isEqualTo(matches);
    }

    @Test
    void aRegularExpressionReadsTheMessageAsItWasWritten() {
        StartPattern pattern = StartPattern.regex("#\\d{5,8}");
        assertThat(pattern.matches(PlainText.of(" #12345 "))).isTrue();
        assertThat(pattern.matches(PlainText.of("12345"))).isFalse();
        assertThat(pattern.matches(PlainText.of("my #12345"))).isFalse();
        assertThat(StartPattern.regex("abc").matches(PlainText.of("ABC"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(a", "a)", "((a)", "?!", "|", "()"})
    void aPatternThatCannotWorkIsRefused(String pattern) {
        assertThatThrownBy(() -> StartPattern.words(pattern)).isInstanceOf(InvalidPattern.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a{2000}", "((a{99}){99}){99}", "(?=a)", "(a)\\1", "*a"})
    void aRegularExpressionThatCannotWorkIsRefused(String pattern) {
        assertThatThrownBy(() -> StartPattern.regex(pattern)).isInstanceOf(InvalidPattern.class);
    }

    @Property
    void anyTextIsReadTheSameWayTwice(@ForAll @StringLength(max = 200) String text) {
        String words = PlainText.of(text).words();
        assertThat(PlainText.of(words).words()).isEqualTo(words);
    }

    @Property
    void everyTextWithWordsMatchesThePatternThatItIs(@ForAll("sentences") String text) {
        assertThat(StartPattern.words(text).matches(PlainText.of(text))).isTrue();
        assertThat(StartPattern.words("* " + text + " *").matches(PlainText.of("x " + text + " y")))
                .isTrue();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> sentences() {
        return net.jqwik.api.Arbitraries.of("order", "Straße", "my", "d'un", "don't", "ΩΜΕΓΑ", "12", "نص", "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(words -> String.join(" ", words));
    }

    /** The reference is a backtracking regular expression over the same words. */
    @Property
    void matchingAgreesWithARegularExpression(@ForAll Random random) {
        StringBuilder pattern = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        build(random, pattern, regex, 0);
        StringBuilder text = new StringBuilder();
        for (int letters = random.nextInt(8); letters > 0; letters--) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(pattern.toString().matches(".*[a-c*].*"));
        assertThat(StartPattern.words(pattern.toString()).matches(PlainText.of(text.toString())))
                .as("%s on %s", pattern, text)
                .isEqualTo(text.toString().matches(regex.toString()));
    }

    private static void build(Random random, StringBuilder pattern, StringBuilder regex, int depth) {
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            switch (random.nextInt(depth < 3 ? 4 : 2)) {
                case 0 -> {
                    pattern.append('*');
                    regex.append(".*");
                }
                case 1 -> {
                    char letter = (char) ('a' + random.nextInt(3));
                    pattern.append(letter);
                    regex.append(letter);
                }
                default -> {
                    pattern.append('(');
                    regex.append("(?:");
                    build(random, pattern, regex, depth + 1);
                    pattern.append('|');
                    regex.append('|');
                    build(random, pattern, regex, depth + 1);
                    pattern.append(')');
                    regex.append(')');
                }
            }
        }
    }
}
