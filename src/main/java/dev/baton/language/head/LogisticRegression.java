package dev.baton.language.head;

import java.util.stream.IntStream;

/**
 * Multinomial logistic regression with an L2 penalty: minimises {@code ½|w|² + C·Σ weight·(−log p(label))}; the bias is
 * not penalised. Trained by {@link Lbfgs} from zero. The sum is made in a fixed order whatever the number of cores, so
 * the same examples always give the same head.
 */
public final class LogisticRegression {

    private static final int PARTS = 16;

    private final double c;
    private final int iterations;

    /**
     * @param c how much the examples count against the penalty; 10 suits sentence vectors of length 1
     * @param iterations at most
     */
    public LogisticRegression(double c, int iterations) {
        this.c = c;
        this.iterations = iterations;
    }

    /** Learns. Takes about {@code examples × inputs × classes} multiplications, some sixty times over. */
    public LinearHead train(Examples examples) {
        int inputs = examples.dimensions();
        int classes = examples.classes();
        var lbfgs = new Lbfgs(iterations, 1e-3);
        double[] found = lbfgs.minimise(
                new double[(inputs + 1) * classes], (point, gradient) -> objective(examples, point, gradient));
        return new LinearHead(floats(found), inputs, classes);
    }

    private double objective(Examples examples, double[] point, double[] gradient) {
        float[] weights = floats(point);
        Part[] parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(number -> part(examples, weights, number))
                .toArray(Part[]::new);
        int penalised = examples.dimensions() * examples.classes();
        double loss = 0;
        for (int at = 0; at < point.length; at++) {
            gradient[at] = at < penalised ? point[at] : 0;
            loss += at < penalised ? point[at] * point[at] / 2 : 0;
        }
        for (Part part : parts) {
            loss += c * part.loss;
            for (int at = 0; at < gradient.length; at++) {
                gradient[at] += c * part.gradient[at];
            }
        }
        return loss;
    }

    private static Part part(Examples examples, float[] weights, int number) {
        int inputs = examples.dimensions();
        int classes = examples.classes();
        var gradient = new float[weights.length];
        var scores = new float[classes];
        double loss = 0;
        int from = (int) ((long) examples.size() * number / PARTS);
        int to = (int) ((long) examples.size() * (number + 1) / PARTS);
        for (int example = from; example < to; example++) {
            float[] vector = examples.vectors()[example];
            LinearHead.scores(vector, weights, inputs, classes, scores);
            loss += slope(scores, examples.labels()[example], examples.weights()[example]);
            for (int input = 0; input <= inputs; input++) {
                float value = input < inputs ? vector[input] : 1f;
                int row = input * classes;
                for (int at = 0; at < classes; at++) {
                    gradient[row + at] += value * scores[at];
                }
            }
        }
        return new Part(loss, gradient);
    }

    /** The weighted loss; scores become its derivative by score. */
    private static double slope(float[] scores, int label, float weight) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        float own = scores[label] - highest;
        double sum = 0;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = (float) Math.exp(scores[at] - highest);
            sum += scores[at];
        }
        float scale = (float) (weight / sum);
        for (int at = 0; at < scores.length; at++) {
            scores[at] *= scale;
        }
        scores[label] -= weight;
        return weight * (Math.log(sum) - own);
    }

    private static float[] floats(double[] numbers) {
        var floats = new float[numbers.length];
        for (int at = 0; at < numbers.length; at++) {
            floats[at] = (float) numbers[at];
        }
        return floats;
    }

    private record Part(double loss, float[] gradient) {}
}
