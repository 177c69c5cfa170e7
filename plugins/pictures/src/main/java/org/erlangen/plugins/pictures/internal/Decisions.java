package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * What a fit predicts on a grid of the plane, by its main predictive distribution.
 *
 * @param fit the fit's name
 * @param epoch after which
 * @param reach the grid runs from minus to plus it in both coordinates
 * @param classes the most likely class by row, downwards, and column
 * @param confidence its probability
 */
public record Decisions(String fit, int epoch, double reach, List<Integer> classes, List<Double> confidence) {
    /** Rows and columns of the grid. */
    static final int SIDE = 48;

    private static final int SLICE = 384; // points that are predicted at once, for the sake of memory
    private static final double MARGIN = 1.15;

    public Decisions {
        classes = List.copyOf(classes);
        confidence = List.copyOf(confidence);
    }

    /** Errors: {@link ErlangenException} unless inputs are single points of the plane and targets classes. */
    public static void require(Dataset data) {
        Tensor inputs = data.inputs();
        if (inputs.shape().elements() != 2 * data.size()
                || data.targets().shape().rank() != 1) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "'decisions' draws classes of points of the plane, but inputs have the shape " + inputs.shape()
                            + " and targets " + data.targets().shape(),
                    "inputs of two numbers and classes",
                    "Leave it out");
        }
    }

    /** Of a state, on a square that holds the data. */
    public static Decisions of(RunEvent.StateReached reached, Dataset training) {
        double reach = MARGIN
                * Arrays.stream(training.inputs().toDoubles())
                        .map(Math::abs)
                        .max()
                        .orElse(1);
        Tensor grid = grid(training.inputs(), reach);
        List<Integer> classes = new ArrayList<>();
        List<Double> confidence = new ArrayList<>();
        for (int from = 0; from < SIDE * SIDE; from += SLICE) {
            Tensor slice = grid.slice(0, from, Math.min(SIDE * SIDE, from + SLICE));
            Tensor logarithms = grid.tensors().scopedTensor(() -> logarithms(reached, slice));
            Arrays.stream(logarithms.argMax(-1).toDoubles()).forEach(number -> classes.add((int) number));
            Arrays.stream(logarithms.max(-1).exp().toDoubles()).forEach(confidence::add);
        }
        return new Decisions(reached.fit(), reached.epoch(), reach, classes, confidence);
    }

    /** Logarithms of the main predictive distribution. Shape: [B, K]. */
    private static Tensor logarithms(RunEvent.StateReached reached, Tensor points) {
        return reached.estimation()
                .predict(reached.state(), points, Key.ofSeed(0))
                .values()
                .iterator()
                .next()
                .get("log-probabilities");
    }

    /** Centres of the grid's cells, rows downwards. */
    private static Tensor grid(Tensor like, double reach) {
        double[] places = new double[SIDE * SIDE * 2];
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
            places[2 * cell] = reach * ((2.0 * (cell % SIDE) + 1) / SIDE - 1);
            int row = cell / SIDE;
            places[2 * cell + 1] = reach * (1 - (2.0 * row + 1) / SIDE);
        }
        Shape shape = like.shape().with(0, SIDE * SIDE);
        return like.tensors().of(shape, like.precision(), places);
    }
}
