package dev.baton.language.head;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a backtracking line search: finds
 * the least value of a smooth convex function. Deterministic.
 */
final class Lbfgs {

    private static final int MEMORY = 8;
    private static final int BACKTRACKS = 20;
    private static final double ENOUGH_DECREASE = 1e-4;

    private final int iterations;
    private final double tolerance;

    /** @param tolerance stops when the gradient is this small, relative to the first one */
    Lbfgs(int iterations, double tolerance) {
        this.iterations = iterations;
        this.tolerance = tolerance;
    }

    /** A function with its gradient. */
    interface Function {
        /** The value at the point; fills the gradient. */
        double at(double[] point, double[] gradient);
    }

    double[] minimise(double[] start, Function function) {
        double[] point = start.clone();
        var gradient = new double[point.length];
        double value = function.at(point, gradient);
        double first = Math.sqrt(dot(gradient, gradient));
        var memory = new ArrayDeque<Pair>();
        for (int iteration = 0; iteration < iterations; iteration++) {
            if (Math.sqrt(dot(gradient, gradient)) <= tolerance * Math.max(1e-9, first)) {
                break;
            }
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double step = memory.isEmpty() ? 1 / Math.max(1, first) : 1;
            var next = new double[point.length];
            var nextGradient = new double[point.length];
            double nextValue = value;
            boolean better = false;
            for (int attempt = 0; attempt < BACKTRACKS && !better; attempt++) {
                for (int at = 0; at < point.length; at++) {
                    next[at] = point[at] + step * direction[at];
                }
                nextValue = function.at(next, nextGradient);
                better = nextValue <= value + ENOUGH_DECREASE * step * slope;
                step /= 2;
            }
            if (!better) {
                break;
            }
            remember(memory, point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private static void remember(
            ArrayDeque<Pair> memory, double[] point, double[] next, double[] gradient, double[] nextGradient) {
        var step = new double[point.length];
        var change = new double[point.length];
        for (int at = 0; at < point.length; at++) {
            step[at] = next[at] - point[at];
            change[at] = nextGradient[at] - gradient[at];
        }
        double curvature = dot(step, change);
        if (curvature > 1e-12) {
            memory.addLast(new Pair(step, change, 1 / curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, ArrayDeque<Pair> memory) {
        var direction = new double[gradient.length];
        for (int at = 0; at < gradient.length; at++) {
            direction[at] = -gradient[at];
        }
        if (memory.isEmpty()) {
            return direction;
        }
        var alphas = new double[memory.size()];
        int number = memory.size();
        for (Iterator<Pair> back = memory.descendingIterator(); back.hasNext(); ) {
            Pair pair = back.next();
            number--;
            alphas[number] = pair.inverse * dot(pair.step, direction);
            add(direction, -alphas[number], pair.change);
        }
        Pair last = memory.getLast();
        double scale = 1 / (last.inverse * dot(last.change, last.change));
        for (int at = 0; at < direction.length; at++) {
            direction[at] *= scale;
        }
        for (Pair pair : memory) {
            double beta = pair.inverse * dot(pair.change, direction);
            add(direction, alphas[number++] - beta, pair.step);
        }
        return direction;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int at = 0; at < to.length; at++) {
            to[at] += factor * what[at];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    private record Pair(double[] step, double[] change, double inverse) {}
}
