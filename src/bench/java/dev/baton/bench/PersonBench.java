package dev.baton.bench;

import dev.baton.language.person.PersonScores;
import java.util.Map;

/** How well requests for a person are told from other messages, in files of labelled messages (T1). */
final class PersonBench implements Bench.Run {

    @Override
    public Map<String, Object> with(Options options) {
        if (options.files().isEmpty()) {
            throw new IllegalArgumentException("Name one file or more: a line is a text, a tab, and 1 or 0.");
        }
        return PersonScores.of(options.files());
    }
}
