package org.erlangen.api.network;

import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;

/**
 * The weight that a linear map really applies, as a linear image of its parameter: rotated copies of a filter, a filter from anchor points.
 *
 * @param weight maps the weight parameter to the applied weight
 * @param bias maps the bias parameter to the applied bias
 */
public record WeightImage(UnaryOperator<Tensor> weight, UnaryOperator<Tensor> bias) {
    /** The parameters themselves. */
    public static final WeightImage IDENTITY = new WeightImage(UnaryOperator.identity(), UnaryOperator.identity());
}
