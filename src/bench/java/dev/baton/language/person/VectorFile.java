package dev.baton.language.person;

import dev.baton.language.encoder.Encoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sentence vectors that are kept in a file from one run to the next, because making them is most of the work. */
record VectorFile(Encoder encoder, Path file, Map<String, float[]> known) implements Encoder {

    static VectorFile over(Encoder encoder, Path file) {
        var known = new ConcurrentHashMap<String, float[]>();
        if (Files.exists(file)) {
            try (var data = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (int left = data.readInt(); left > 0; left--) {
                    String text = data.readUTF();
                    var vector = new float[DIMENSIONS];
                    for (int at = 0; at < DIMENSIONS; at++) {
                        vector[at] = data.readFloat();
                    }
                    known.put(text, vector);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new VectorFile(encoder, file, known);
    }

    @Override
    public float[] encode(String text) {
        return known.computeIfAbsent(text, encoder::encode);
    }

    /** The vectors of all texts, made on all cores; writes the file. */
    float[][] all(List<String> texts) {
        float[][] vectors = texts.parallelStream().map(this::encode).toArray(float[][]::new);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var data = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                data.writeInt(known.size());
                for (Map.Entry<String, float[]> entry : known.entrySet()) {
                    data.writeUTF(entry.getKey());
                    for (float number : entry.getValue()) {
                        data.writeFloat(number);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }
}
