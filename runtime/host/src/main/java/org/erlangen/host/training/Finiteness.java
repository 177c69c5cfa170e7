package org.erlangen.host.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.tensor.Engine;

/**
 * Stops a fit at the first number that is not finite, and says where that was.
 *
 * @param fit the fit's name
 * @param epoch the epoch, from 1; 0 before the first
 */
record Finiteness(String fit, int epoch) {
    private static final String ADVICE = "Lower the learning rate, or use precision: float64";

    /** Scalars as finite numbers; of other tensors the Frobenius norm. */
    Map<String, Double> numbers(NamedTensors tensors) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        tensors.asMap().forEach((name, tensor) -> numbers.put(name, finite(name, size(tensor))));
        return numbers;
    }

    private static double size(Tensor tensor) {
        return tensor.shape().rank() == 0
                ? tensor.item()
                : tensor.square().sumAll().sqrt().item();
    }

    /** The number, when it is finite. */
    double finite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw refused(name, number);
        }
        return number;
    }

    /** Refuses tensors that are not finite, and names the first one. */
    void check(NamedTensors tensors, Engine engine) {
        engine.compute(tensors);
        tensors.asMap().forEach((name, tensor) -> {
            if (!engine.isFinite(tensor)) {
                Arrays.stream(tensor.toDoubles()).forEach(element -> finite(name, element));
            }
        });
    }

    /** A step's own failure, with its place. */
    ErlangenException failed(NumericalException failure) {
        return new ErlangenException(
                ErlangenException.Kind.RUN,
                new Refusal(place(), String.valueOf(failure.getMessage()), "", ADVICE),
                failure);
    }

    private ErlangenException refused(String name, double number) {
        return new ErlangenException(
                ErlangenException.Kind.RUN, place(), "'" + name + "' became " + number, "finite numbers", ADVICE);
    }

    private String place() {
        return epoch == 0 ? fit : fit + ", epoch " + epoch;
    }
}
