package dev.baton.language.knowledge.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.language.encoder.Encoder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds and ranks passages. Articles in the question's language are asked if there are any, else all. The passages that
 * are nearest by words and those nearest by meaning are ranked together by {@link Confidence#score}; the first few are
 * looked at sentence by sentence.
 */
final class Searcher {

    /** How the encoder was taught to read questions whose answer is looked for. */
    private static final String ASKING = "Represent this sentence for searching relevant passages: ";

    private static final int LOOKED_AT_CLOSELY = 4;
    private static final int SENTENCES = 12;
    private static final int REMEMBERED = 20_000;

    private final Encoder encoder;
    private final int lookedAtClosely;
    private final boolean meaning;
    private final Cache<String, float[]> sentences =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Searcher(Encoder encoder) {
        this(encoder, LOOKED_AT_CLOSELY, true);
    }

    /** @param meaning whether sentence vectors are used at all */
    Searcher(Encoder encoder, int lookedAtClosely, boolean meaning) {
        this.encoder = encoder;
        this.lookedAtClosely = lookedAtClosely;
        this.meaning = meaning;
    }

    /** The candidates, best first. */
    List<Candidate> find(Map<String, KnowledgeIndex> indexes, Question question) {
        Collection<KnowledgeIndex> asked =
                indexes.containsKey(question.language()) ? List.of(indexes.get(question.language())) : indexes.values();
        var withMeaning = meant(question, indexes.containsKey("en"));
        var near = asked.stream()
                .flatMap(index -> index.near(withMeaning).stream())
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
        return Stream.concat(
                        near.stream().limit(lookedAtClosely).map(candidate -> closely(candidate, withMeaning)),
                        near.stream().skip(lookedAtClosely))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
    }

    /** The answer's words in a passage. */
    String excerpt(Map<String, KnowledgeIndex> indexes, Question question, Candidate candidate) {
        var index = indexes.get(candidate.passage().language());
        var withMeaning = meant(question, candidate.passage().language().equals("en"));
        return Excerpt.of(candidate.passage().text(), unit -> {
            var covered = index == null ? 0 : index.coverage(question, unit.text());
            return withMeaning
                    .vector()
                    .map(vector -> Vectors.cosine(vector, vector(unit.text())) + covered / 4)
                    .orElse(covered);
        });
    }

    private Question meant(Question question, boolean englishArticles) {
        return question.vector().isPresent() || !meaning || !englishArticles || !question.isEnglish()
                ? question
                : question.with(vector(ASKING + question.text()));
    }

    private Candidate closely(Candidate candidate, Question question) {
        if (candidate.signs().meaning().isEmpty() || question.vector().isEmpty()) {
            return candidate;
        }
        var vector = question.vector().get();
        var best = Excerpt.units(candidate.passage().text()).stream()
                .limit(SENTENCES)
                .mapToDouble(unit -> Vectors.cosine(vector, vector(unit.text())))
                .max()
                .orElse(0);
        return new Candidate(candidate.passage(), candidate.signs().withSentence(best));
    }

    private float[] vector(String text) {
        return sentences.get(text, encoder::encode);
    }
}
