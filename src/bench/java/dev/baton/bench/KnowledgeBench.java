package dev.baton.bench;

import dev.baton.language.knowledge.search.KnowledgeScores;
import java.util.Map;

/** {@code ./bench knowledge [fit=1] [wrong=1]}: answers from articles, right, wrong and withheld. */
final class KnowledgeBench implements Bench.Run {

    @Override
    public Map<String, Object> with(Options options) {
        return KnowledgeScores.measure(options.number("fit", 0) > 0, options.number("wrong", 0) > 0);
    }
}
