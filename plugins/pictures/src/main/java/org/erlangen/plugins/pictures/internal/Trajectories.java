package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.plugins.pictures.internal.span.Drift;

/**
 * Trajectories that a data set of transitions consists of: consecutive examples of which each begins where the one before ended.
 *
 * @param steps transitions per trajectory; 0 for data that are no trajectories
 * @param states shape [trajectories, steps + 1, M]
 */
public record Trajectories(int steps, Tensor states) {
    /** Trajectories to draw, and their steps at most. */
    private static final int DRAWN = 3;

    private static final int DRAWN_STEPS = 40;

    /** The trajectories of equal length of noiseless transitions. */
    public static Trajectories of(Dataset transitions) {
        Shape shape = transitions.inputs().shape();
        if (!shape.equals(transitions.targets().shape()) || shape.rank() != 2) {
            return new Trajectories(0, transitions.inputs());
        }
        double[] inputs = transitions.inputs().toDoubles();
        double[] targets = transitions.targets().toDoubles();
        int size = shape.size(1);
        int steps = 1;
        while (steps < shape.size(0) && joined(inputs, targets, steps, size)) {
            steps++;
        }
        if (steps == 1 || shape.size(0) % steps != 0) {
            return new Trajectories(0, transitions.inputs());
        }
        int count = shape.size(0) / steps;
        Tensor starts = transitions.inputs().reshape(count, steps, size);
        Tensor ends = transitions.targets().reshape(count, steps, size);
        Tensor last = ends.slice(1, steps - 1, steps);
        return new Trajectories(steps, starts.tensors().concatenate(1, starts, last));
    }

    private static boolean joined(double[] inputs, double[] targets, int example, int size) {
        for (int i = 0; i < size; i++) {
            if (inputs[example * size + i] != targets[(example - 1) * size + i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the data are no trajectories. */
    public boolean isEmpty() {
        return steps == 0;
    }

    /** How much an observable changes along them, see {@link Drift#ratio}. */
    double drift(QuadraticObservable observable) {
        double[] flat = observable.value(states.cast(Precision.FLOAT64)).toDoubles();
        double[][] values = new double[states.shape().size(0)][steps + 1];
        for (int i = 0; i < flat.length; i++) {
            values[i / (steps + 1)][i % (steps + 1)] = flat[i];
        }
        return Drift.ratio(values);
    }

    /**
     * True trajectories and what a fit predicts from where they begin, step upon step.
     *
     * @param states number M of coordinates
     * @param pairs one per trajectory
     */
    public record Predicted(int states, List<Pair> pairs) {
        public Predicted {
            pairs = List.copyOf(pairs);
        }

        /**
         * A true trajectory and its prediction.
         *
         * @param truth row-major, M numbers per point
         * @param prediction the same
         */
        public record Pair(List<Double> truth, List<Double> prediction) {
            public Pair {
                truth = List.copyOf(truth);
                prediction = List.copyOf(prediction);
            }
        }
    }

    /** A few of them, with the predictions of a run's best fit. */
    public Predicted predicted(RunEvent.RunEnded ended) {
        int count = Math.min(DRAWN, states.shape().size(0));
        int length = Math.min(DRAWN_STEPS, steps);
        int size = states.shape().size(2);
        Tensor truth = states.slice(0, 0, count).slice(1, 0, length + 1);
        Tensor state = truth.slice(1, 0, 1).reshape(count, size);
        List<Tensor> points = new ArrayList<>(List.of(state));
        for (int step = 0; step < length; step++) {
            NamedTensors predictive = ended.estimation()
                    .predict(ended.state(), state, Key.ofSeed(0))
                    .values()
                    .iterator()
                    .next();
            state = predictive.get("mean");
            points.add(state);
        }
        double[] predicted = states.tensors().stack(1, points).toDoubles();
        double[] actual = truth.toDoubles();
        List<Predicted.Pair> pairs = new ArrayList<>();
        int each = (length + 1) * size;
        for (int i = 0; i < count; i++) {
            pairs.add(new Predicted.Pair(part(actual, i * each, each), part(predicted, i * each, each)));
        }
        return new Predicted(size, pairs);
    }

    private static List<Double> part(double[] numbers, int from, int count) {
        List<Double> part = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            part.add(numbers[i]);
        }
        return part;
    }
}
