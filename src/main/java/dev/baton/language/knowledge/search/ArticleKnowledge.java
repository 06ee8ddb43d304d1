package dev.baton.language.knowledge.search;

import dev.baton.language.encoder.Encoder;
import dev.baton.language.knowledge.Answer;
import dev.baton.language.knowledge.Answer.Found;
import dev.baton.language.knowledge.Answer.Nearest;
import dev.baton.language.knowledge.Answer.NotFound;
import dev.baton.language.knowledge.Citation;
import dev.baton.language.knowledge.Knowledge;
import dev.baton.language.knowledge.store.Articles.Indexed;
import dev.baton.language.model.LanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with an article's own words, or, where a language model is configured, with the model's if they hold. */
public final class ArticleKnowledge implements Knowledge {

    /** Confidence from which on there is an answer, unless an assistant has a threshold of its own. */
    public static final double DEFAULT_THRESHOLD = Confidence.DEFAULT_THRESHOLD;

    /** Passages of one assistant that are searched; those of articles read later are left out. */
    public static final int MAX_PASSAGES = Loaded.MAX_PASSAGES;

    private static final Logger log = LoggerFactory.getLogger(ArticleKnowledge.class);
    private static final int NEAREST = 5;

    private final LoadedArticles articles;
    private final Searcher searcher;
    private final WordedAnswers worded;

    /** Answers from these articles. */
    public ArticleKnowledge(LoadedArticles articles, Encoder encoder, LanguageModel model) {
        this.articles = articles;
        this.searcher = new Searcher(encoder);
        this.worded = new WordedAnswers(model);
    }

    @Override
    public Answer answer(String assistantId, String question, String language) {
        return test(assistantId, question, language).answer();
    }

    /** The same, with what led to it. Never throws. */
    public Tested test(String assistantId, String question, String language) {
        try {
            return articles.of(assistantId)
                    .map(loaded -> answer(loaded, Question.of(question, language)))
                    .orElseGet(() -> new Tested(NotFound.NOTHING, Confidence.DEFAULT_THRESHOLD, List.of()));
        } catch (RuntimeException | LinkageError e) {
            log.error("A question to the articles of assistant {} failed", assistantId, e);
            return new Tested(NotFound.NOTHING, Confidence.DEFAULT_THRESHOLD, List.of());
        }
    }

    private Tested answer(Loaded loaded, Question question) {
        var ranked = question.text().isEmpty() || loaded.indexes().isEmpty()
                ? List.<Candidate>of()
                : searcher.find(loaded.indexes(), question);
        var threshold = loaded.threshold().orElse(Confidence.DEFAULT_THRESHOLD);
        var confidence = Confidence.of(ranked);
        var nearest = nearest(ranked, confidence);
        if (ranked.isEmpty() || confidence < threshold) {
            return new Tested(new NotFound(confidence, nearest), threshold, nearest);
        }
        var answer = worded.answer(question, ranked, confidence).orElseGet(() -> {
            var best = ranked.getFirst();
            return new Found(
                    searcher.excerpt(loaded.indexes(), question, best),
                    List.of(citation(best.passage())),
                    confidence,
                    false);
        });
        return new Tested(answer, threshold, nearest);
    }

    /** The best with its confidence, the others with what theirs would be if they stood first. */
    private static List<Nearest> nearest(List<Candidate> ranked, double confidence) {
        var best = ranked.stream().limit(NEAREST).toList();
        return IntStream.range(0, best.size())
                .mapToObj(at -> new Nearest(
                        citation(best.get(at).passage()),
                        best.get(at).passage().text(),
                        at == 0 ? confidence : Math.min(confidence, Confidence.of(ranked.subList(at, ranked.size())))))
                .toList();
    }

    static Citation citation(Indexed passage) {
        return new Citation(
                passage.articleId().toString(),
                passage.title(),
                Optional.of(passage.address())
                        .filter(address -> address.startsWith("http://") || address.startsWith("https://")),
                passage.heading());
    }
}
