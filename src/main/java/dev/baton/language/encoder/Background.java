package dev.baton.language.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everyday sentences of many domains, from shops to farms: what people say when they say nothing in particular. A score
 * is measured against them, and what means none of a bot's intents is learnt with their help. Written for Baton, in the
 * resource {@code language/background.txt}, one a line; a sentence's place in the list has no meaning. Beside them
 * stands what means nothing at all: keys struck at random and words that no language has.
 */
public final class Background {

    private static final String SENTENCES = "/language/background.txt";
    private static final String NONSENSE = "/language/nonsense.txt";

    private Background() {}

    /** All everyday sentences, some 1,500, in the order of the file. */
    public static List<String> sentences() {
        return lines(SENTENCES);
    }

    /** Nonsense, some hundred lines, in the order of the file. Encoders see anything in it, so it is learnt as nothing. */
    public static List<String> nonsense() {
        return lines(NONSENSE);
    }

    private static List<String> lines(String resource) {
        try (InputStream content = Background.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + resource + ".");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
