package dev.baton.language.intent;

import dev.baton.language.encoder.Background;
import dev.baton.language.encoder.LayeredEncoder;
import dev.baton.language.head.Columns;
import dev.baton.language.intent.Anchors.Example;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns intents from example phrases (D2). The same phrases always give the same model, whatever the number of cores.
 * Learning runs on all cores of the common pool; 64 intents of 10 phrases take some 3 s, mostly for the phrases'
 * vectors, which are not made again for phrases that the model before knew.
 */
public final class IntentTrainer {

    /** Everyday sentences this near to an example may well mean what it means, so nothing is learnt from them. */
    private static final float TOO_NEAR = 0.9f;

    private final LayeredEncoder encoder;
    private final int part;
    private final List<String> everyday;
    private final float[][] everydayVectors;

    /** Makes the vectors of everyday sentences, which takes some seconds. */
    public IntentTrainer(LayeredEncoder encoder) {
        this(encoder, Learning.PART);
    }

    /** @param part examples that are learnt at once */
    IntentTrainer(LayeredEncoder encoder, int part) {
        this.encoder = encoder;
        this.part = part;
        this.everyday = Stream.concat(Background.sentences().stream(), Background.nonsense().stream())
                .map(IntentTrainer::plain)
                .distinct()
                .toList();
        this.everydayVectors = vectors(everyday, Optional.empty());
    }

    /** Learns from nothing but the intents. */
    public IntentModel train(List<Intent> intents) {
        return train(intents, List.of(), Optional.empty());
    }

    /**
     * Learns.
     *
     * @param intents at least one
     * @param counterexamples sentences that mean none of them, if some are known
     * @param before what the assistant knew until now; saves time, changes nothing
     */
    public IntentModel train(List<Intent> intents, Collection<String> counterexamples, Optional<IntentModel> before) {
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to learn without an intent.");
        }
        List<Example> examples = examples(intents);
        int own = examples.size();
        Set<String> taken = new HashSet<>();
        examples.forEach(example -> taken.add(example.text()));
        counterexamples.stream()
                .map(IntentTrainer::plain)
                .filter(text -> !text.isEmpty() && taken.add(text))
                .forEach(text -> examples.add(new Example(text, -1)));
        var spelling =
                new Spelling(examples.stream().limit(own).map(Example::text).toList(), everyday, encoder::knows);
        float[][] known = vectors(examples.stream().map(Example::text).toList(), before);
        int begin = examples.size();
        var vectors = new ArrayList<>(List.of(known));
        float[] nearest = nearest(new Columns(java.util.Arrays.copyOf(known, own)));
        for (int at = 0; at < everyday.size(); at++) {
            if (nearest[at] < TOO_NEAR && taken.add(everyday.get(at))) {
                examples.add(new Example(everyday.get(at), -1));
                vectors.add(everydayVectors[at]);
            }
        }
        float[][] all = vectors.toArray(float[][]::new);
        return new Learning(
                        intents.stream().map(Intent::id).toList(),
                        new Anchors(examples, new Columns(all), begin),
                        all,
                        part,
                        spelling)
                .model();
    }

    private static List<Example> examples(List<Intent> intents) {
        var examples = new ArrayList<Example>();
        for (int label = 0; label < intents.size(); label++) {
            int place = label;
            Intent intent = intents.get(label);
            var texts = new java.util.LinkedHashSet<String>();
            texts.add(words(intent.name().isBlank() ? intent.id() : intent.name()));
            intent.phrases().stream().map(IntentTrainer::plain).forEach(texts::add);
            texts.remove("");
            if (texts.isEmpty()) {
                texts.add(intent.id());
            }
            texts.forEach(text -> examples.add(new Example(text, place)));
        }
        return examples;
    }

    /** As the encoder sees it: without case and needless space. */
    static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** A name, as {@code Order_status} or {@code orderStatus}, in words. */
    static String words(String name) {
        return plain(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " "));
    }

    private float[] nearest(Columns examples) {
        var nearest = new float[everyday.size()];
        IntStream.range(0, nearest.length).parallel().forEach(at -> {
            float highest = -1;
            for (float similarity : examples.times(everydayVectors[at])) {
                highest = Math.max(highest, similarity);
            }
            nearest[at] = highest;
        });
        return nearest;
    }

    private float[][] vectors(List<String> texts, Optional<IntentModel> before) {
        return texts.parallelStream()
                .map(text -> before.flatMap(model -> model.vector(text))
                        .orElseGet(() -> encoder.encoding(text).joined()))
                .toArray(float[][]::new);
    }
}
