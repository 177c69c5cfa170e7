package org.erlangen.api.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Adam as a pure function. Source: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.
 *
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment
 */
public record Adam(double beta1, double beta2, double epsilon) {
    /** The usual settings: 0.9, 0.999, 1e-8. */
    public static final Adam USUAL = new Adam(0.9, 0.999, 1e-8);

    private static final String FIRST = "first.";
    private static final String SECOND = "second.";

    /** Moments of zero, under {@code first.<name>} and {@code second.<name>}. */
    public NamedTensors moments(NamedTensors parameters) {
        NamedTensors zeros = parameters.map(tensor -> tensor.tensors().zerosLike(tensor));
        return zeros.prefixed(FIRST).with(zeros.prefixed(SECOND));
    }

    /** One step that lowers the objective whose gradient is given; {@code step} is 1 for the first. */
    public Step step(NamedTensors parameters, NamedTensors gradient, NamedTensors moments, long step, double rate) {
        Map<String, Tensor> moved = new LinkedHashMap<>(parameters.asMap());
        Map<String, Tensor> next = new LinkedHashMap<>(moments.asMap());
        for (Pack pack : Pack.of(parameters)) {
            Tensor slope = pack.joined(gradient, "");
            Tensor first = pack.joined(moments, FIRST).multiply(beta1).add(slope.multiply(1 - beta1));
            Tensor second = pack.joined(moments, SECOND)
                    .multiply(beta2)
                    .add(slope.square().multiply(1 - beta2));
            Tensor direction = first.divide(second.multiply(1 / (1 - Math.pow(beta2, (double) step)))
                    .sqrt()
                    .add(epsilon));
            Tensor way = direction.multiply(rate / (1 - Math.pow(beta1, (double) step)));
            pack.part(pack.joined(parameters, "").subtract(way), "", moved);
            pack.part(first, FIRST, next);
            pack.part(second, SECOND, next);
        }
        return new Step(NamedTensors.of(moved), NamedTensors.of(next));
    }

    /**
     * What a step leads to.
     *
     * @param parameters the moved parameters
     * @param moments the moments for the next step
     */
    public record Step(NamedTensors parameters, NamedTensors moments) {}
}
