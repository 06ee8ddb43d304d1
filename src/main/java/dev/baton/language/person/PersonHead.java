package dev.baton.language.person;

import dev.baton.language.encoder.Encoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The weights: one number for each feature of the words and for each number of the sentence's vector. Immutable. Stored as
 * compressed half-precision floats, words first, then vector, then the bias.
 */
record PersonHead(float[] words, float[] vector, float bias) {

    private static final String RESOURCE = "/language/person/weights.gz";

    /** The shipped weights, learnt from the language files. */
    static PersonHead load() {
        try (InputStream content = PersonHead.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + RESOURCE + ".");
            }
            return read(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PersonHead read(InputStream content) throws IOException {
        var data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(content)));
        return new PersonHead(
                floats(data, WordFeatures.SIZE),
                floats(data, Encoder.DIMENSIONS),
                Float.float16ToFloat(data.readShort()));
    }

    void write(OutputStream into) throws IOException {
        var compressed = new GZIPOutputStream(into);
        var data = new DataOutputStream(new BufferedOutputStream(compressed));
        for (float weight : words) {
            data.writeShort(Float.floatToFloat16(weight));
        }
        for (float weight : vector) {
            data.writeShort(Float.floatToFloat16(weight));
        }
        data.writeShort(Float.floatToFloat16(bias));
        data.flush();
        compressed.finish();
    }

    private static float[] floats(DataInputStream data, int size) throws IOException {
        var floats = new float[size];
        for (int at = 0; at < size; at++) {
            floats[at] = Float.float16ToFloat(data.readShort());
        }
        return floats;
    }

    /** What the words say, as a logit without bias: the sum over the features, less for each the more there are. */
    double words(int[] features) {
        double sum = 0;
        for (int feature : features) {
            sum += words[feature];
        }
        return sum * scale(features.length);
    }

    /** What the sentence's vector says, as a logit without bias. */
    double vector(float[] sentence) {
        double sum = 0;
        for (int at = 0; at < vector.length; at++) {
            sum += vector[at] * sentence[at];
        }
        return sum;
    }

    /** Probability of a logit. */
    double probability(double logit) {
        return 1 / (1 + Math.exp(-(logit + bias)));
    }

    /** How much one feature of so many counts. */
    static double scale(int features) {
        return 1 / Math.sqrt(Math.max(1, features));
    }
}
