package org.erlangen.api.network;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;

/**
 * A declared linear map. Its weight is the parameter {@code <name>.weight}, its bias, if it has one, {@code <name>.bias}.
 */
public sealed interface LinearMap {
    /** The map's name, unique in the network. */
    String name();

    /** Whether a bias is added. */
    boolean biased();

    /** How the applied weight follows from the parameter. A network may leave it open until it applies the map. */
    WeightImage image();

    /** Shape of the applied weight, outputs first. */
    Shape shape();

    /** How many groups of inputs a weight's row has that each meet the same {@link WeightImage#right}: channels, blocks, or 1. */
    int groups();

    /** The weight parameter's name. */
    default String weight() {
        return name() + ".weight";
    }

    /** The bias parameter's name. */
    default String bias() {
        return name() + ".bias";
    }

    private static void check(boolean biased, WeightImage image) {
        if (biased
                && image instanceof WeightImage.Product product
                && product.left().isPresent()) {
            throw new IllegalArgumentException("a map with a factor on its outputs has no bias");
        }
    }

    /** {@code W x + b} along the last axis. Shape: weight [outputs, inputs], bias [outputs]. */
    record Dense(String name, int inputs, int outputs, boolean biased, WeightImage image) implements LinearMap {
        public Dense {
            check(biased, image);
        }

        /** A dense map that applies its parameter itself. */
        public static Dense of(String name, int inputs, int outputs) {
            return new Dense(name, inputs, outputs, true, WeightImage.IDENTITY);
        }

        /** The same map with {@code outputs} outputs whose weight is an image of the parameter. */
        public Dense through(WeightImage other, int imageOutputs) {
            return new Dense(name, inputs, imageOutputs, biased, other);
        }

        @Override
        public Shape shape() {
            return Shape.of(outputs, inputs);
        }

        @Override
        public int groups() {
            return 1;
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
        public Convolution {
            check(biased, image);
        }

        /** A convolution with a square kernel that applies its parameter itself. */
        public static Convolution of(String name, int inputs, int outputs, int side, ConvolutionGeometry geometry) {
            return new Convolution(name, inputs, outputs, side, side, geometry, true, WeightImage.IDENTITY);
        }

        /** The same map whose weight is an image of the parameter. */
        public Convolution through(WeightImage other) {
            return new Convolution(name, inputs, outputs, rows, columns, geometry, biased, other);
        }

        @Override
        public Shape shape() {
            return Shape.of(outputs, inputs, rows, columns);
        }

        @Override
        public int groups() {
            return inputs;
        }
    }

    /**
     * One map of several blocks side by side, each with its own inputs, all with the same number of outputs: {@code y[b, o] = bias[o] + sum_i W[o, b
     * inputs + i] x[b, i]}. Shape: x [..., blocks, inputs] gives [..., blocks, outputs]; weight [outputs, blocks * inputs], bias [outputs].
     */
    record Blocks(String name, int blocks, int inputs, int outputs, boolean biased, WeightImage image)
            implements LinearMap {
        public Blocks {
            check(biased, image);
        }

        /** Blocks that apply their parameter itself. */
        public static Blocks of(String name, int blocks, int inputs, int outputs) {
            return new Blocks(name, blocks, inputs, outputs, true, WeightImage.IDENTITY);
        }

        /** The same map whose weight is an image of the parameter. */
        public Blocks through(WeightImage other) {
            return new Blocks(name, blocks, inputs, outputs, biased, other);
        }

        @Override
        public Shape shape() {
            return Shape.of(outputs, blocks * inputs);
        }

        @Override
        public int groups() {
            return blocks;
        }
    }
}
