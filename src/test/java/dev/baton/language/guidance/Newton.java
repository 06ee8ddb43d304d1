package dev.baton.language.guidance;

import java.util.List;

/** Logistic regression of a few inputs by Newton's method: exact where there are many examples and few weights. */
final class Newton {

    private static final int STEPS = 25;

    private Newton() {}

    /** The weights of the inputs, the bias last. */
    static double[] fit(List<float[]> inputs, List<Integer> labels, List<Float> weights) {
        int size = inputs.getFirst().length + 1;
        var found = new double[size];
        for (int step = 0; step < STEPS; step++) {
            var system = new double[size][size + 1];
            for (int example = 0; example < inputs.size(); example++) {
                var row = new double[size];
                double sum = 0;
                for (int at = 0; at < size; at++) {
                    row[at] = at < size - 1 ? inputs.get(example)[at] : 1;
                    sum += row[at] * found[at];
                }
                double probability = 1 / (1 + Math.exp(-sum));
                double weight = weights.get(example);
                double curve = weight * probability * (1 - probability);
                for (int at = 0; at < size; at++) {
                    for (int other = 0; other < size; other++) {
                        system[at][other] += curve * row[at] * row[other];
                    }
                    system[at][size] += weight * (labels.get(example) - probability) * row[at];
                }
            }
            double[] change = solved(system);
            for (int at = 0; at < size; at++) {
                found[at] += change[at];
            }
        }
        return found;
    }

    private static double[] solved(double[][] system) {
        int size = system.length;
        for (int at = 0; at < size; at++) {
            system[at][at] += 1e-9;
            for (int row = 0; row < size; row++) {
                double factor = row == at ? 0 : system[row][at] / system[at][at];
                for (int column = at; column <= size; column++) {
                    system[row][column] -= factor * system[at][column];
                }
            }
        }
        var solution = new double[size];
        for (int at = 0; at < size; at++) {
            solution[at] = system[at][size] / system[at][at];
        }
        return solution;
    }
}
