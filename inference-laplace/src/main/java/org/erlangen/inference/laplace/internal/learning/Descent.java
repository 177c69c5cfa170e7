package org.erlangen.inference.laplace.internal.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.option.Optimiser;

/**
 * How weights move against a gradient.
 *
 * @param optimiser by which rule
 * @param momentum of the rule that has one, at least 0
 */
record Descent(Optimiser optimiser, double momentum) {
    private static final String VELOCITY = "velocity.";

    /** The moments that a first step starts from. */
    NamedTensors moments(NamedTensors parameters) {
        return switch (optimiser) {
            case ADAM -> Adam.USUAL.moments(parameters);
            case MOMENTUM ->
                parameters.map(tensor -> tensor.tensors().zerosLike(tensor)).prefixed(VELOCITY);
        };
    }

    /** One step that lowers the objective whose gradient is given; {@code step} is 1 for the first. Moments of others than these parameters may be missing in the result. */
    Adam.Step step(NamedTensors parameters, NamedTensors gradient, NamedTensors moments, long step, double rate) {
        return switch (optimiser) {
            case ADAM -> Adam.USUAL.step(parameters, gradient, moments, step, rate);
            case MOMENTUM -> withMomentum(parameters, gradient, moments, rate);
        };
    }

    private Adam.Step withMomentum(NamedTensors parameters, NamedTensors gradient, NamedTensors moments, double rate) {
        Map<String, Tensor> moved = new LinkedHashMap<>();
        Map<String, Tensor> velocities = new LinkedHashMap<>();
        for (String name : parameters.names()) {
            Tensor velocity = moments.get(VELOCITY + name).multiply(momentum).add(gradient.get(name));
            velocities.put(VELOCITY + name, velocity);
            moved.put(name, parameters.get(name).subtract(velocity.multiply(rate)));
        }
        return new Adam.Step(NamedTensors.of(moved), NamedTensors.of(velocities));
    }
}
