package dev.baton.language.knowledge.search;

import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Versions;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a node knows of an assistant's articles.
 *
 * @param version of the assistant's knowledge when reading began
 * @param threshold of the assistant, if it has one of its own
 * @param indexes by language
 */
record Loaded(long version, OptionalDouble threshold, Map<String, KnowledgeIndex> indexes) {

    /** Passages that are searched at most; those of the oldest articles. */
    static final int MAX_PASSAGES = 20_000;

    static Loaded of(String assistantId, Versions versions, Articles articles) {
        var standing = versions.of(assistantId);
        return new Loaded(
                standing.version(),
                standing.threshold(),
                KnowledgeIndex.byLanguage(articles.indexed(assistantId, MAX_PASSAGES)));
    }
}
