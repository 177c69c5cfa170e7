package org.erlangen.api.network;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * The weight that a linear map really applies, as a linear image of its parameter: a filter from anchor points, rotated copies of a
 * filter. A network may decide it when it applies the map, since it may depend on inputs' precision and on hyperparameters; so whoever needs it
 * reads it from the map that a site is handed.
 */
public sealed interface WeightImage {
    /** The parameters themselves. */
    WeightImage IDENTITY = new Product(Optional.empty(), Optional.empty());

    /** The weight that a map applies. Shape: result {@link LinearMap#shape()}. */
    Tensor weight(LinearMap map, Tensor parameter);

    /** The bias that a map applies. Shape: [outputs]. */
    Tensor bias(Tensor parameter);

    /** {@code W = L u}: a factor on the outputs. Shape: L [outputs, n]; u [n, ...]. */
    static WeightImage left(Tensor factor) {
        return new Product(Optional.of(factor), Optional.empty());
    }

    /** {@code W = u R}: a factor on the inputs of each of {@link LinearMap#groups()}. Shape: R [m, inputs of a group]; u [outputs, groups * m]. */
    static WeightImage right(Tensor factor) {
        return new Product(Optional.empty(), Optional.of(factor));
    }

    /**
     * {@code W = L u R}, the bias as it is: curvature follows, for the map is that of u between inputs {@code R a} and gradients {@code L^T g}.
     *
     * @param left L on the outputs, shape [outputs, n]; absent for the identity. A map with one has no bias
     * @param right R on each group's inputs, shape [m, inputs of a group]; absent for the identity
     */
    record Product(Optional<Tensor> left, Optional<Tensor> right) implements WeightImage {
        @Override
        public Tensor weight(LinearMap map, Tensor parameter) {
            if (left.isEmpty() && right.isEmpty()) {
                return parameter;
            }
            Tensor grouped = parameter.reshape(parameter.shape().size(0) * map.groups(), -1);
            Tensor widened = right.isPresent() ? grouped.matmul(right.get()) : grouped;
            Tensor rows = widened.reshape(parameter.shape().size(0), -1);
            Tensor weight = left.isPresent() ? left.get().matmul(rows) : rows;
            return weight.reshape(map.shape());
        }

        @Override
        public Tensor bias(Tensor parameter) {
            return parameter;
        }
    }

    /**
     * Any other linear image.
     *
     * @param ofWeight maps the weight parameter to the applied weight
     * @param ofBias maps the bias parameter to the applied bias
     */
    record Function(UnaryOperator<Tensor> ofWeight, UnaryOperator<Tensor> ofBias) implements WeightImage {
        @Override
        public Tensor weight(LinearMap map, Tensor parameter) {
            Shape applied = map.shape();
            return ofWeight.apply(parameter).reshape(applied);
        }

        @Override
        public Tensor bias(Tensor parameter) {
            return ofBias.apply(parameter);
        }
    }
}
