package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.store.Articles.Indexed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * One assistant's passages in one language, in memory: an inverted index (Lucene, BM25) for words and an array of vectors
 * for meaning. Immutable; any number of threads may ask. Some 4 KB per passage; a question takes 1 ms and 0.2 ms more per
 * thousand passages.
 */
final class KnowledgeIndex implements AutoCloseable {

    private static final int FROM_EACH = 15;
    private static final float PLACE_BOOST = 1.5f;

    private final String language;
    private final List<Indexed> passages;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int[][] words;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** Indexes passages that are all in this language. */
    KnowledgeIndex(String language, List<Indexed> passages) {
        this.language = language;
        this.passages = List.copyOf(passages);
        this.words = new int[passages.size()][];
        try {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(Words.analyzer(language)))) {
                for (var at = 0; at < passages.size(); at++) {
                    var passage = passages.get(at);
                    words[at] = vocabulary.add(Words.of(place(passage) + "\n" + passage.text(), language));
                    writer.addDocument(document(at, passage));
                }
            }
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One index for each language of the passages. */
    static Map<String, KnowledgeIndex> byLanguage(List<Indexed> passages) {
        var byLanguage = new TreeMap<String, List<Indexed>>();
        passages.forEach(passage -> byLanguage
                .computeIfAbsent(passage.language(), language -> new ArrayList<>())
                .add(passage));
        var indexes = new HashMap<String, KnowledgeIndex>();
        byLanguage.forEach((language, its) -> indexes.put(language, new KnowledgeIndex(language, its)));
        return Map.copyOf(indexes);
    }

    private static String place(Indexed passage) {
        return passage.title() + "\n" + passage.heading();
    }

    private static Document document(int at, Indexed passage) {
        var document = new Document();
        document.add(new NumericDocValuesField("at", at));
        document.add(new TextField("text", passage.text(), Field.Store.NO));
        document.add(new TextField("place", place(passage), Field.Store.NO));
        return document;
    }

    int size() {
        return passages.size();
    }

    /** The passages that are nearest by words or by meaning, in no order. */
    List<Candidate> near(Question question) {
        var asked = vocabulary.asked(question.words(language));
        var depths = depths(asked);
        var meanings = meanings(question);
        var spread = Spread.of(meanings);
        return IntStream.concat(
                        depths.keySet().stream().mapToInt(at -> at),
                        meanings.length == 0 ? IntStream.empty() : highest(meanings))
                .distinct()
                .mapToObj(at -> new Candidate(
                        passages.get(at),
                        new Signs(
                                coverage(asked, words[at]),
                                depths.getOrDefault(at, 0.0),
                                meanings.length == 0
                                        ? Optional.empty()
                                        : Optional.of(new Signs.Meaning(
                                                meanings[at], meanings[at], spread.standing(meanings[at]))))))
                .toList();
    }

    /** Which part of the question's telling words, by weight, a text of this language has. */
    double coverage(Question question, String text) {
        var there = Words.of(text, language);
        var asked = vocabulary.asked(question.words(language));
        var all = asked.stream().mapToDouble(Vocabulary.Asked::weight).sum();
        return all == 0
                ? 0
                : asked.stream()
                                .filter(word -> there.contains(word.word()))
                                .mapToDouble(word -> word.weight() * word.trust())
                                .sum()
                        / all;
    }

    private static double coverage(List<Vocabulary.Asked> asked, int[] there) {
        var all = 0.0;
        var covered = 0.0;
        for (var word : asked) {
            all += word.weight();
            covered += word.id() >= 0 && Arrays.binarySearch(there, word.id()) >= 0 ? word.weight() * word.trust() : 0;
        }
        return all == 0 ? 0 : covered / all;
    }

    private Map<Integer, Double> depths(List<Vocabulary.Asked> asked) {
        var query = new BooleanQuery.Builder();
        var all = 0.0;
        for (var word : asked.subList(0, Math.min(asked.size(), IndexSearcher.getMaxClauseCount() / 2))) {
            all += word.weight();
            query.add(new TermQuery(new Term("text", word.word())), Occur.SHOULD);
            Query inPlace = new TermQuery(new Term("place", word.word()));
            query.add(new BoostQuery(inPlace, PLACE_BOOST), Occur.SHOULD);
        }
        var depths = new HashMap<Integer, Double>();
        if (all == 0) {
            return depths;
        }
        try {
            for (var hit : searcher.search(query.build(), FROM_EACH).scoreDocs) {
                depths.put(at(hit.doc), Math.min(2, hit.score / all));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return depths;
    }

    private int at(int document) throws IOException {
        for (var leaf : reader.leaves()) {
            if (document < leaf.docBase + leaf.reader().maxDoc()) {
                var values = leaf.reader().getNumericDocValues("at");
                values.advanceExact(document - leaf.docBase);
                return (int) values.longValue();
            }
        }
        throw new IllegalStateException("no such document: " + document);
    }

    /** The cosine with each passage; nothing where question or passages have no meaning in English. */
    private double[] meanings(Question question) {
        if (question.vector().isEmpty() || !language.equals("en")) {
            return new double[0];
        }
        var vector = question.vector().get();
        return passages.stream()
                .mapToDouble(passage ->
                        passage.vector().map(its -> Vectors.cosine(vector, its)).orElse(0.0))
                .toArray();
    }

    private static IntStream highest(double[] meanings) {
        return IntStream.range(0, meanings.length)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> -meanings[at]))
                .limit(FROM_EACH)
                .mapToInt(at -> at);
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
