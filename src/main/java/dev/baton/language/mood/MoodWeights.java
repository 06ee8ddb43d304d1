package dev.baton.language.mood;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The weights of the anger head: one for each number of {@link MoodInput}, and the bias last. They lie in {@code
 * language/mood/weights.txt}, learnt from the sentences beside it; docs/understanding.md says how to learn them again.
 */
record MoodWeights(float[] numbers) {

    private static final String RESOURCE = "/language/mood/weights.txt";

    /** The shipped ones. */
    static MoodWeights shipped() {
        try (InputStream content = MoodWeights.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + RESOURCE + ".");
            }
            return read(new String(content.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MoodWeights read(String text) {
        byte[] bytes = Base64.getMimeDecoder().decode(text);
        var numbers = new float[MoodInput.SIZE + 1];
        if (bytes.length != numbers.length * Float.BYTES) {
            throw new IllegalStateException("The mood's weights are not as many as its inputs: learn them again.");
        }
        ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
        return new MoodWeights(numbers);
    }

    /** As text, to be shipped. */
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getMimeEncoder().encodeToString(bytes.array()) + "\n";
    }

    /** How angry the message reads, from 0 to 1. */
    double anger(float[] input) {
        double sum = numbers[MoodInput.SIZE];
        for (int at = 0; at < MoodInput.SIZE; at++) {
            sum += numbers[at] * input[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
