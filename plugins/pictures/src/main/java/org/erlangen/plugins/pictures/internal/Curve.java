package org.erlangen.plugins.pictures.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.erlangen.api.data.Examples;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A predicted function of one number.
 *
 * @param name when it was predicted
 * @param hyperparameters the values that it was predicted with
 * @param points by rising place; at least two
 */
public record Curve(String name, Map<String, Double> hyperparameters, List<Point> points) {
    private static final int PLACES = 400;
    private static final double MARGIN = 0.03;

    public Curve {
        hyperparameters = Map.copyOf(hyperparameters);
        points = List.copyOf(points);
    }

    /**
     * A prediction.
     *
     * @param x where
     * @param mean its mean
     * @param deviation its standard deviation, noise included
     */
    public record Point(double x, double mean, double deviation) {}

    /** What an estimation predicts at a state where there are data. */
    public static Curve of(String name, Examples examples, Estimation estimation, State state) {
        double[] x = places(examples);
        Tensor training = examples.training().inputs();
        Tensor inputs = training.tensors().of(training.shape().with(0, x.length), training.precision(), x);
        NamedTensors predictive = estimation
                .predict(state, inputs, Key.ofSeed(0))
                .values()
                .iterator()
                .next();
        return new Curve(name, numbers(estimation.hyperparameters(state)), points(x, predictive));
    }

    private static List<Point> points(double[] x, NamedTensors predictive) {
        double[] mean = predictive.get("mean").toDoubles();
        double[] variance = predictive.get("variance").toDoubles();
        return IntStream.range(0, x.length)
                .mapToObj(i -> new Point(x[i], mean[i], Math.sqrt(variance[i])))
                .toList();
    }

    private static Map<String, Double> numbers(NamedTensors hyperparameters) {
        return hyperparameters.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().shape().equals(Shape.SCALAR))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().item()));
    }

    private static double[] places(Examples examples) {
        double[] test = examples.test().inputs().toDoubles();
        double low = Arrays.stream(test).min().orElse(-1);
        double high = Arrays.stream(test).max().orElse(1);
        double width = high - low;
        double[] places = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            places[i] = low - MARGIN * width + (1 + 2 * MARGIN) * width * i / (PLACES - 1);
        }
        return places;
    }
}
