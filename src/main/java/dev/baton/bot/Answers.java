package dev.baton.bot;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AnswerKind.Display;
import dev.baton.assistant.AnswerKind.Option;
import dev.baton.assistant.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads an answer to a question as the value that is kept (D4).
 *
 * @param language the customer's, if known
 * @param moment when it is said
 */
record Answers(Optional<String> language, Answers.Moment moment) {

    /** When something is said, and where the clock is. */
    record Moment(LocalDate today, Instant now, ZoneId zone) {}

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

    /**
     * A value that was read.
     *
     * @param value as it is kept
     * @param written the part of the message that it was read from
     */
    record Reading(String value, String written) {}

    /** Answers that are given in this turn. */
    static Answers in(BotTurn turn) {
        ZoneId zone = Variables.zone(turn);
        return new Answers(turn.language(), new Moment(LocalDate.ofInstant(turn.now(), zone), turn.now(), zone));
    }

    /** The value in what was said; empty if it is no valid answer. */
    Optional<Reading> read(AnswerKind kind, PlainText said) {
        String text = Texts.clean(said.raw());
        var values = new ValueAnswers(language, moment);
        return switch (kind) {
            case AnswerKind.Text free ->
                whole(text, Optional.of(text).filter(value -> within(value, free.min(), free.max())));
            case AnswerKind.Number number -> values.number(number.range(), text);
            case AnswerKind.Currency currency -> values.currency(currency.range(), text);
            case AnswerKind.Percent percent -> values.percent(percent.range(), text);
            case AnswerKind.Date date -> values.date(date, text);
            case AnswerKind.Time time -> values.time(time, text);
            case AnswerKind.Options list -> whole(text, option(list, said).map(Option::value));
            case AnswerKind.Confirmation confirmation -> whole(text, confirmation(confirmation, said));
            case AnswerKind.Regex regex -> regex(regex.pattern(), text).map(value -> new Reading(value, value));
            case AnswerKind.Email email -> ValueAnswers.email(text);
            case AnswerKind.Phone phone -> values.phone(text);
            case AnswerKind.Url url -> ValueAnswers.url(text);
        };
    }

    private static Optional<Reading> whole(String text, Optional<String> value) {
        return value.map(found -> new Reading(found, text));
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

    static Optional<String> confirmation(AnswerKind.Confirmation kind, PlainText said) {
        if (YES.contains(said.words()) || labelled(kind.yes().byLanguage().values().stream(), said)) {
            return Optional.of("yes");
        }
        return NO.contains(said.words()) || labelled(kind.no().byLanguage().values().stream(), said)
                ? Optional.of("no")
                : Optional.empty();
    }

    /** The option that was written; else the only one whose name stands in what was written. */
    private static Optional<Option> option(AnswerKind.Options list, PlainText said) {
        List<Option> options = list.options();
        if (list.display() == Display.LIST && said.words().matches("[1-9]\\d{0,2}")) {
            int place = Integer.parseInt(said.words());
            return place <= options.size() ? Optional.of(options.get(place - 1)) : Optional.empty();
        }
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
