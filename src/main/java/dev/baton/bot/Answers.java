package dev.baton.bot;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AnswerKind.Option;
import dev.baton.assistant.PlainText;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads an answer to a question as the value that is kept (D4). */
final class Answers {

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|\\b)[0-9](?:[ ()./-]{0,3}[0-9]){5,40}");
    private static final int MAX_PHONE_DIGITS = 15;
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[1-9][0-9]{0,2}(?:[.,'’][0-9]{3})+(?:[.,][0-9]{1,6})?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(?:[.,][0-9]{1,6})?");
    private static final Pattern ANY_NUMBER = Pattern.compile("[+-]?[0-9](?:[.,'’]?[0-9])*");
    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "yeah",
            "yep",
            "yup",
            "sure",
            "ok",
            "okay",
            "correct",
            "right",
            "of course",
            "please",
            "yes please",
            "ja",
            "j",
            "jo",
            "jawohl",
            "klar",
            "gerne",
            "genau",
            "richtig",
            "ja bitte",
            "ja gerne",
            "si",
            "claro",
            "vale",
            "correcto",
            "por supuesto",
            "si por favor",
            "oui",
            "d accord",
            "bien sur",
            "exact",
            "oui svp",
            "sim",
            "certo",
            "isso",
            "com certeza",
            "va bene",
            "certamente",
            "esatto",
            "zeker",
            "klopt",
            "graag",
            "ja graag",
            "👍",
            "✅");
    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "nope",
            "nah",
            "no thanks",
            "no thank you",
            "not really",
            "wrong",
            "nein",
            "ne",
            "nee",
            "nö",
            "nein danke",
            "falsch",
            "no gracias",
            "non",
            "non merci",
            "nao",
            "nao obrigado",
            "nao obrigada",
            "no grazie",
            "nee bedankt",
            "nee dank je",
            "niet",
            "👎",
            "❌");

    private Answers() {}

    /** The value in what was said; empty if it is no valid answer. */
    static Optional<String> read(AnswerKind kind, PlainText said) {
        String text = Texts.clean(said.raw());
        return switch (kind) {
            case AnswerKind.Text free -> Optional.of(text).filter(value -> within(value, free.min(), free.max()));
            case AnswerKind.Number number -> number(number, text);
            case AnswerKind.Options list -> option(list.options(), said).map(Option::value);
            case AnswerKind.Confirmation confirmation -> confirmation(confirmation, said);
            case AnswerKind.Regex regex -> regex(regex.pattern(), text);
            case AnswerKind.Email email -> only(EMAIL, text);
            case AnswerKind.Phone phone -> only(PHONE, digits(text)).flatMap(Answers::canonicalPhone);
        };
    }

    private static boolean within(String text, int min, int max) {
        int length = text.codePointCount(0, text.length());
        return min <= length && length <= max;
    }

    private static Optional<String> regex(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String group = match.groupCount() > 0 ? match.group(1) : null;
        return Optional.of(Texts.shortened(group == null ? text : group, 1_000));
    }

    /** The one place that matches; two of them say nothing. */
    private static Optional<String> only(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        String found = match.group();
        return match.find() ? Optional.empty() : Optional.of(found);
    }

    private static Optional<String> canonicalPhone(String written) {
        String digits = written.replaceAll("[^0-9]", "");
        return Optional.of(written.startsWith("+") ? "+" + digits : digits)
                .filter(phone -> digits.length() <= MAX_PHONE_DIGITS);
    }

    /** "1,000" and "1.000" are a thousand, "1.5" and "1,5" one and a half, whatever the language. */
    private static Optional<String> number(AnswerKind.Number kind, String text) {
        String digits = digits(text);
        return only(ANY_NUMBER, digits)
                .flatMap(Answers::decimal)
                .filter(value ->
                        kind.min().map(min -> value.compareTo(min) >= 0).orElse(true))
                .filter(value ->
                        kind.max().map(max -> value.compareTo(max) <= 0).orElse(true))
                .map(value ->
                        value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    private static Optional<BigDecimal> decimal(String written) {
        if (written.length() > 40) {
            return Optional.empty();
        }
        if (GROUPED.matches(written)) {
            int tail = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
            boolean fraction = tail >= 0 && written.length() - tail - 1 != 3;
            String whole = (fraction ? written.substring(0, tail) : written).replaceAll("[.,'’]", "");
            return Optional.of(new BigDecimal(fraction ? whole + "." + written.substring(tail + 1) : whole));
        }
        return NUMBER.matches(written) ? Optional.of(new BigDecimal(written.replace(',', '.'))) : Optional.empty();
    }

    /** Digits of every script as 0 to 9. */
    private static String digits(String text) {
        var digits = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else {
                digits.appendCodePoint(character);
            }
        });
        return digits.toString();
    }

    private static Optional<String> confirmation(AnswerKind.Confirmation kind, PlainText said) {
        if (YES.contains(said.words()) || labelled(kind.yes().byLanguage().values().stream(), said)) {
            return Optional.of("yes");
        }
        return NO.contains(said.words()) || labelled(kind.no().byLanguage().values().stream(), said)
                ? Optional.of("no")
                : Optional.empty();
    }

    /** The option that was written; else the only one whose name stands in what was written. */
    private static Optional<Option> option(List<Option> options, PlainText said) {
        Optional<Option> exact =
                options.stream().filter(option -> labelled(names(option), said)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        String padded = " " + said.words() + " ";
        List<Option> named = options.stream()
                .filter(option -> names(option)
                        .map(name -> PlainText.of(name).words())
                        .anyMatch(words -> !words.isEmpty() && padded.contains(" " + words + " ")))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static Stream<String> names(Option option) {
        return Stream.of(
                        Stream.of(option.value()),
                        option.label().byLanguage().values().stream(),
                        option.synonyms().stream())
                .flatMap(names -> names);
    }

    private static boolean labelled(Stream<String> names, PlainText said) {
        String raw = said.raw().strip();
        return names.anyMatch(name -> name.strip().equals(raw)
                || (!said.words().isEmpty() && PlainText.of(name).words().equals(said.words())));
    }
}
