package dev.baton.language.knowledge.search;

import com.google.re2j.Pattern;
import dev.baton.language.knowledge.Answer.Found;
import dev.baton.language.knowledge.store.Articles.Indexed;
import dev.baton.language.knowledge.text.Texts;
import dev.baton.language.model.LanguageModel;
import dev.baton.language.model.ModelLimits;
import dev.baton.language.model.ModelReply;
import dev.baton.language.model.Prompt;
import dev.baton.language.model.Prompt.Form;
import dev.baton.language.model.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers that a language model words from numbered passages. What the model writes is text and nothing else: it is used
 * only if it cites passages that it was given, and only if each address and each number in it stands in those that it
 * cites; otherwise the article's own words are the answer. So an instruction hidden in an article or a question can, at
 * worst, make the model write something that is thrown away or something that the cited articles say.
 */
final class WordedAnswers {

    private static final int PASSAGES = 5;
    private static final ModelLimits LIMITS = new ModelLimits(Duration.ofSeconds(8), 400, 2_400);
    private static final Pattern CITED = Pattern.compile("\\[([0-9]{1,3}(?:\\s*,\\s*[0-9]{1,3})*)\\]");
    private static final Pattern LINK =
            Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://|www\\.|mailto:|javascript:|data:)[^\\s<>()\\[\\]\"']*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?i)\\b(?:[a-z0-9-]+\\.)+[a-z]{2,}\\b(?:/[^\\s<>()\\[\\]\"']*)?");
    private static final Pattern MARK = Pattern.compile("(?m)^[0-9]{1,2}[.)] ");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,:]*[0-9]|[0-9]");
    private static final String INSTRUCTIONS = """
            You answer a customer's question for a help desk, in the language with the code "%s".
            Use only what the numbered passages say. Write plain text, at most three sentences or a short list, and after
            each statement the number of its passage in square brackets, such as [1]. Write no addresses, links, names or
            numbers that do not stand in the passages. If the passages do not answer the question, write exactly: NO ANSWER""";

    private final LanguageModel model;

    WordedAnswers(LanguageModel model) {
        this.model = model;
    }

    /** The model's answer, if there is a model and its answer holds. */
    Optional<Found> answer(Question question, List<Candidate> ranked, double confidence) {
        if (!model.isConfigured()) {
            return Optional.empty();
        }
        var passages = ranked.stream().limit(PASSAGES).map(Candidate::passage).toList();
        var data = new ArrayList<Quoted>();
        for (var at = 0; at < passages.size(); at++) {
            data.add(new Quoted("passage " + (at + 1), written(passages.get(at))));
        }
        data.add(new Quoted("question", question.text()));
        var reply = model.complete(new Prompt(INSTRUCTIONS.formatted(question.language()), data, Form.TEXT), LIMITS);
        return reply instanceof ModelReply.Text text ? checked(text.text(), passages, confidence) : Optional.empty();
    }

    private static String written(Indexed passage) {
        return passage.title() + "\n" + passage.heading() + "\n" + passage.text();
    }

    /** The answer without its marks, or nothing if it does not hold. */
    static Optional<Found> checked(String written, List<Indexed> passages, double confidence) {
        var numbers = new TreeSet<Integer>();
        var cited = CITED.matcher(written);
        while (cited.find()) {
            for (var number : cited.group(1).split(",")) {
                numbers.add(Integer.parseInt(number.strip()));
            }
        }
        if (numbers.isEmpty() || numbers.first() < 1 || numbers.last() > passages.size()) {
            return Optional.empty();
        }
        var sources = numbers.stream().map(number -> passages.get(number - 1)).toList();
        var text = lines(CITED.matcher(written).replaceAll(""));
        if (text.isEmpty() || text.length() > Excerpt.MAX || text.contains("NO ANSWER") || !holds(text, sources)) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                text,
                sources.stream().map(ArticleKnowledge::citation).distinct().toList(),
                confidence,
                true));
    }

    /** Whether all links and numbers in the text stand in its sources; the numbers of a list are its own. */
    private static boolean holds(String text, List<Indexed> sources) {
        var said = sources.stream()
                .map(source -> written(source) + "\n" + source.address())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        var withoutMarks = MARK.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return Stream.of(LINK, DOMAIN)
                        .flatMap(pattern -> found(pattern, withoutMarks).stream())
                        .allMatch(said::contains)
                && found(NUMBER, said).containsAll(found(NUMBER, withoutMarks));
    }

    private static Set<String> found(Pattern pattern, String text) {
        var all = new LinkedHashSet<String>();
        var found = pattern.matcher(text);
        while (found.find()) {
            all.add(found.group().replaceAll("[.,;:!?]+$", ""));
        }
        return all;
    }

    private static String lines(String text) {
        return text.lines()
                .map(Texts::line)
                .map(line -> line.replaceAll(" +([.,;:!?])", "$1"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
