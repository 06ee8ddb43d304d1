package dev.baton.language.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everyday sentences of many domains, from shops to farms: what people say when they say nothing in particular. A score
 * is measured against them, and what means none of a bot's intents is learnt with their help. Written for Baton, in the
 * resource {@code language/background.txt}, one a line; a sentence's place in the list has no meaning.
 */
public final class Background {

    private static final String RESOURCE = "/language/background.txt";

    private Background() {}

    /** All of them, some 1,500, in the order of the file. */
    public static List<String> sentences() {
        try (InputStream content = Background.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + RESOURCE + ".");
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
