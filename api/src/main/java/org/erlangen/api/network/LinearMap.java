package org.erlangen.api.network;

import org.erlangen.api.tensor.ConvolutionGeometry;

/**
 * A declared linear map. Its weight is the parameter {@code <name>.weight}, its bias, if it has one, {@code <name>.bias}.
 */
public sealed interface LinearMap {
    /** The map's name, unique in the network. */
    String name();

    /** Whether a bias is added. */
    boolean biased();

    /** How the applied weight follows from the parameter. */
    WeightImage image();

    /** The weight parameter's name. */
    default String weight() {
        return name() + ".weight";
    }

    /** The bias parameter's name. */
    default String bias() {
        return name() + ".bias";
    }

    /** {@code W x + b} along the last axis. Shape: weight [outputs, inputs], bias [outputs]. */
    record Dense(String name, int inputs, int outputs, boolean biased, WeightImage image) implements LinearMap {
        /** A dense map that applies its parameter itself. */
        public static Dense of(String name, int inputs, int outputs) {
            return new Dense(name, inputs, outputs, true, WeightImage.IDENTITY);
        }

        /** The same map with {@code outputs} outputs whose weight is an image of the parameter. */
        public Dense through(WeightImage other, int imageOutputs) {
            return new Dense(name, inputs, imageOutputs, biased, other);
        }
    }

    /** Cross-correlation with a kernel, zeros outside. Shape: weight [outputs, inputs, rows, columns], bias [outputs]. */
    record Convolution(
            String name,
            int inputs,
            int outputs,
            int rows,
            int columns,
            ConvolutionGeometry geometry,
            boolean biased,
            WeightImage image)
            implements LinearMap {
        /** A convolution with a square kernel that applies its parameter itself. */
        public static Convolution of(String name, int inputs, int outputs, int side, ConvolutionGeometry geometry) {
            return new Convolution(name, inputs, outputs, side, side, geometry, true, WeightImage.IDENTITY);
        }
    }
}
