package dev.baton.language.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * BGE small English v1.5 (Xiao et al. 2023), quantised to 8 bits: 12 layers, 33 million weights, read from the
 * first token and from the mean of all, and in the middle besides. Sentences are encoded one by one, never in batches:
 * quantisation takes its scale from the whole input, so in a batch a sentence's vector would depend on its neighbours.
 * One session serves all threads, each call runs on its caller's thread.
 */
public final class BgeSmallEncoder implements LayeredEncoder, AutoCloseable {

    /** Tokens at most, begin and end included; what follows is not read. Some 90 words. */
    public static final int WINDOW = 128;

    private static final String MIDDLE = "/encoder/layer.7/output/LayerNorm/Add_1_output_0";
    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces wordPieces;

    private BgeSmallEncoder(OrtEnvironment environment, OrtSession session, WordPieces wordPieces) {
        this.environment = environment;
        this.session = session;
        this.wordPieces = wordPieces;
    }

    /** The one of this process, loaded when it is first asked for and kept: it takes some 150 MB. Nobody closes it. */
    public static BgeSmallEncoder shared() {
        return Shared.ENCODER;
    }

    private static final class Shared {
        private static final BgeSmallEncoder ENCODER = load();
    }

    /** Loads the model from the class path, in about half a second. @throws IllegalStateException if it cannot run here */
    public static BgeSmallEncoder load() {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(GraphOutput.added(bytes(MODEL), MIDDLE), options);
            return new BgeSmallEncoder(environment, session, new WordPieces(vocabulary(), WINDOW));
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean knows(String word) {
        return wordPieces.knows(word);
    }

    @Override
    public Encoding encoding(String text) {
        long[] tokens = wordPieces.tokens(text);
        long[] shape = {1, tokens.length};
        var attention = new long[tokens.length];
        java.util.Arrays.fill(attention, 1);
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(attention), shape);
                OnnxTensor types =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[tokens.length]), shape);
                Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            float[] last = states((OnnxTensor) result.get(0));
            float[] middle = states((OnnxTensor) result.get(1));
            return new Encoding(mean(last, 1), mean(last, tokens.length), mean(middle, tokens.length));
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model failed: " + e.getMessage(), e);
        }
    }

    private static float[] states(OnnxTensor tensor) {
        FloatBuffer numbers = tensor.getFloatBuffer();
        var states = new float[numbers.remaining()];
        numbers.get(states);
        return states;
    }

    /** The mean of the first so many tokens' states, made length 1. */
    private static float[] mean(float[] states, int tokens) {
        var vector = new float[DIMENSIONS];
        for (int from = 0; from < tokens * DIMENSIONS; from += DIMENSIONS) {
            for (int at = 0; at < DIMENSIONS; at++) {
                vector[at] += states[from + at];
            }
        }
        double square = 0;
        for (float number : vector) {
            square += number * number;
        }
        float length = (float) Math.sqrt(square);
        for (int at = 0; at < vector.length; at++) {
            vector[at] /= length;
        }
        return vector;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Integer> vocabulary() {
        JsonNode known =
                JsonMapper.shared().readTree(bytes(VOCABULARY)).path("model").path("vocab");
        var vocabulary = new HashMap<String, Integer>(known.size() * 2);
        known.properties()
                .forEach(
                        entry -> vocabulary.put(entry.getKey(), entry.getValue().intValue()));
        return vocabulary;
    }

    private static byte[] bytes(String resource) {
        try (InputStream content = BgeSmallEncoder.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("The class path lacks " + resource + ".");
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
