package org.erlangen.inference.laplace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** How weights descend. */
public enum Optimiser {
    /** Adam with the usual settings. */
    ADAM {
        @Override
        NamedTensors moments(NamedTensors parameters) {
            return Adam.USUAL.moments(parameters);
        }

        @Override
        Adam.Step step(
                NamedTensors parameters,
                NamedTensors gradient,
                NamedTensors moments,
                long step,
                double rate,
                double momentum) {
            return Adam.USUAL.step(parameters, gradient, moments, step, rate);
        }
    },
    /** Gradient descent with momentum: {@code v <- momentum v + gradient, theta <- theta - rate v}. */
    MOMENTUM {
        @Override
        NamedTensors moments(NamedTensors parameters) {
            return parameters.map(tensor -> tensor.tensors().zerosLike(tensor)).prefixed(VELOCITY);
        }

        @Override
        Adam.Step step(
                NamedTensors parameters,
                NamedTensors gradient,
                NamedTensors moments,
                long step,
                double rate,
                double momentum) {
            Map<String, Tensor> moved = new LinkedHashMap<>();
            Map<String, Tensor> velocities = new LinkedHashMap<>();
            for (String name : parameters.names()) {
                Tensor velocity =
                        moments.get(VELOCITY + name).multiply(momentum).add(gradient.get(name));
                velocities.put(VELOCITY + name, velocity);
                moved.put(name, parameters.get(name).subtract(velocity.multiply(rate)));
            }
            return new Adam.Step(NamedTensors.of(moved), NamedTensors.of(velocities));
        }
    };

    private static final String VELOCITY = "velocity.";

    /** The moments that a first step starts from. */
    abstract NamedTensors moments(NamedTensors parameters);

    /** One step that lowers the objective whose gradient is given; {@code step} is 1 for the first. Moments of others than these parameters may be missing in the result. */
    abstract Adam.Step step(
            NamedTensors parameters,
            NamedTensors gradient,
            NamedTensors moments,
            long step,
            double rate,
            double momentum);
}
