package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.text.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text that carry meaning, by their stems, per language; in a language without stems, as they are. */
final class Words {

    /** How people ask, beside the little words of English. */
    private static final List<String> ASKING = List.of(
            "please",
            "hi",
            "hello",
            "hey",
            "thanks",
            "want",
            "need",
            "may",
            "might",
            "let",
            "know",
            "tell",
            "get",
            "got",
            "im",
            "ive",
            "id",
            "dont",
            "cant",
            "whats",
            "hows",
            "wheres",
            "someone",
            "anything",
            "something",
            "possible",
            "way",
            "able",
            "question",
            "wondering",
            "us");

    private static final Map<String, Analyzer> ANALYZERS = analyzers();
    private static final Analyzer OTHER = new StandardAnalyzer();

    private Words() {}

    /** The analyzer of a language. */
    static Analyzer analyzer(String language) {
        return ANALYZERS.getOrDefault(language, OTHER);
    }

    /** The language's words in order, repeats included. */
    static List<String> of(String text, String language) {
        var words = new ArrayList<String>();
        try (var tokens = analyzer(language).tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Map<String, Analyzer> analyzers() {
        var english = new CharArraySet(Languages.littleWords("en"), true);
        english.addAll(ASKING);
        var analyzers = new LinkedHashMap<String, Analyzer>();
        analyzers.put("en", new EnglishAnalyzer(english));
        analyzers.put("es", new SpanishAnalyzer(Languages.littleWords("es")));
        analyzers.put("fr", new FrenchAnalyzer(Languages.littleWords("fr")));
        analyzers.put("de", new GermanAnalyzer(Languages.littleWords("de")));
        analyzers.put("pt", new PortugueseAnalyzer(Languages.littleWords("pt")));
        analyzers.put("it", new ItalianAnalyzer(Languages.littleWords("it")));
        analyzers.put("nl", new DutchAnalyzer(Languages.littleWords("nl")));
        return analyzers;
    }
}
