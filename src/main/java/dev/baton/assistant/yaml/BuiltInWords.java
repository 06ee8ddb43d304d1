package dev.baton.assistant.yaml;

import dev.baton.assistant.Triggers.TriggerWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The trigger words that an assistant has where its document says nothing, of all languages in {@code words.yaml}. */
final class BuiltInWords {

    static final List<TriggerWord> DANGER = load("danger");
    static final List<TriggerWord> PROFANITY = load("profanity");

    private BuiltInWords() {}

    private static List<TriggerWord> load(String key) {
        try (InputStream file = Objects.requireNonNull(BuiltInWords.class.getResourceAsStream("words.yaml"))) {
            var content = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            var byLanguage = (Map<?, ?>) Objects.requireNonNull(content.get(key), key);
            return byLanguage.values().stream()
                    .flatMap(list -> (Stream<?>) ((List<?>) list).stream())
                    .map(word -> TriggerWord.of("" + word))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
