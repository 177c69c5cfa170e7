package org.erlangen.inference.laplace.internal.observation;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * What was seen at one map: inputs, and gradients of the outputs' directions by what leaves the map. B examples of S samples of R
 * locations each, places and positions; of a map in blocks, each is a location, the last to vary. A map that meets averages over
 * samples has S = 1. Of a weight {@code L u R}, all is by u: inputs are {@code R a}, gradients {@code L^T g}.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 2.1 and 3.2.
 */
public final class SiteObservation {
    private final LinearMap map;
    private final Tensor input;
    private final Tensor gradients;
    private final int batch;
    private final int samples;

    /** Shape: input [B S, ..., in], or [B S, ..., C, H, W] for a convolution; gradients [C, B S, ..., out] or [C, B S, ..., D, H', W']. */
    public SiteObservation(LinearMap map, Tensor input, Tensor gradients, int batch) {
        this.map = map;
        this.input = input;
        this.gradients = gradients;
        this.batch = batch;
        this.samples = input.shape().size(0) / batch;
    }

    /** Inputs averaged over samples. Shape: [B, R, in]. */
    public Tensor meanInputs() {
        return locations(mean());
    }

    private Tensor mean() {
        Shape split = Shape.of(batch, samples)
                .append(input.shape().part(1, input.shape().rank()));
        return input.reshape(split).mean(1);
    }

    /** {@code 1/R sum a a^T} over examples and locations, of inputs averaged over samples. Shape: [in, in]; of a map in blocks, [blocks, in, in]. */
    public Tensor inputMoment() {
        if (map instanceof LinearMap.Convolution convolution && TorusMoment.suits(map, input.shape())) {
            Tensor images = mean().reshape(
                            -1,
                            convolution.inputs(),
                            input.shape().size(-2),
                            input.shape().size(-1));
            int positions = images.shape().elements() / (batch * convolution.inputs());
            return TorusMoment.of(convolution, images).multiply(1.0 / positions);
        }
        return moment(meanInputs());
    }

    /** {@code 1/R sum a a^T}. Shape: [B, R, in]; of a map in blocks each location meets one block, the last axis of locations. */
    public Tensor moment(Tensor inputs) {
        int size = inputs.shape().size(2);
        Tensor rows = map instanceof LinearMap.Blocks several
                ? inputs.reshape(-1, several.blocks(), size).transpose(1, 0, 2)
                : inputs.reshape(-1, size);
        return rows.matmul(rows, true, false).multiply(1.0 / inputs.shape().size(1));
    }

    /** Inputs of all samples. Shape: [B, S R, in]. */
    public Tensor sampleInputs() {
        Tensor located = locations(input);
        return located.reshape(batch, -1, located.shape().size(-1));
    }

    private Tensor locations(Tensor x) {
        if (map instanceof LinearMap.Convolution convolution) {
            Tensor images = x.reshape(
                    -1, convolution.inputs(), x.shape().size(-2), x.shape().size(-1));
            Tensor patches = images.patches(convolution.rows(), convolution.columns(), convolution.geometry());
            return rightImage(
                    patches.reshape(x.shape().size(0), -1, patches.shape().size(2)), convolution.inputs());
        }
        return rightImage(x.reshape(x.shape().size(0), -1, x.shape().size(-1)), 1);
    }

    /** {@code L^T g}. Shape: [..., outputs]. */
    private Tensor leftImage(Tensor gradients) {
        if (!(map.image() instanceof WeightImage.Product product)
                || product.left().isEmpty()) {
            return gradients;
        }
        return lastAxis(gradients, product.left().get(), false);
    }

    /** {@code R a} on each of {@code groups} parts of a row. Shape: [N, R, in]. */
    private Tensor rightImage(Tensor rows, int groups) {
        if (!(map.image() instanceof WeightImage.Product product)
                || product.right().isEmpty()) {
            return rows;
        }
        Tensor parts = rows.reshape(-1, rows.shape().size(-1) / groups);
        return lastAxis(parts, product.right().get(), true)
                .reshape(rows.shape().size(0), rows.shape().size(1), -1);
    }

    private static Tensor lastAxis(Tensor x, Tensor factor, boolean transposed) {
        Tensor product = x.reshape(-1, x.shape().size(-1)).matmul(factor, false, transposed);
        return product.reshape(x.shape().with(-1, product.shape().size(1)));
    }

    /** Gradients summed over samples. Shape: [B, C, R, out]. */
    public Tensor summedGradients() {
        return gradientLocations(summed()).transpose(1, 0, 2, 3);
    }

    /** Gradients summed over samples, laid out as they are. Shape: [C, B, ...]. */
    private Tensor summed() {
        if (samples == 1) {
            return gradients;
        }
        Shape shape = gradients.shape();
        Shape split = Shape.of(shape.size(0), batch, samples).append(shape.part(2, shape.rank()));
        return gradients.reshape(split).sum(2);
    }

    /** Gradients of all samples. Shape: [B, S R, C, out]. */
    Tensor sampleGradients() {
        return gradientLocations(gradients).transpose(1, 2, 0, 3);
    }

    /** {@code sum g g^T} over examples, directions and locations, of gradients summed over samples. Shape: [out, out]. */
    Tensor gradientMoment() {
        Tensor sum = summed();
        if (map instanceof LinearMap.Convolution convolution) {
            Tensor planes = sum.reshape(
                    -1,
                    convolution.outputs(),
                    sum.shape().size(-2) * sum.shape().size(-1));
            if (planes.shape().size(2) >= planes.shape().size(1)) {
                return leftImageOfMoment(planes.matmul(planes, false, true).sum(0));
            }
            sum = planes.transposed();
        }
        Tensor rows = sum.reshape(-1, sum.shape().size(-1));
        return leftImageOfMoment(rows.matmul(rows, true, false));
    }

    /** {@code L^T G L}. */
    private Tensor leftImageOfMoment(Tensor moment) {
        return leftImage(leftImage(moment).transposed());
    }

    /** Gradients with locations before channels. Shape: [C, ..., out] or [C, ..., D, H, W]; result [C, B, R, out]. */
    private Tensor gradientLocations(Tensor all) {
        Tensor channelsLast = all;
        if (map instanceof LinearMap.Convolution convolution) {
            int grid = all.shape().size(-2) * all.shape().size(-1);
            channelsLast = all.reshape(-1, convolution.outputs(), grid).transposed();
        }
        Tensor seen = leftImage(channelsLast);
        return seen.reshape(all.shape().size(0), batch, -1, seen.shape().size(-1));
    }

    /** The directions' exact derivative by the weight. Shape: [B, C, out in]. */
    public Tensor weightJacobian() {
        return products(sampleInputs(), sampleGradients());
    }

    /** The derivative by the weight in other bases, {@code V^T J U}. Shape: U [in, in], V [out, out]; result [B, C, out in]. */
    public Tensor weightJacobian(Tensor inputBasis, Tensor outputBasis) {
        return products(
                rotatedInputs(sampleInputs(), inputBasis),
                lastAxis(sampleGradients().cast(outputBasis.precision()), outputBasis, false));
    }

    /** The directions' exact derivative by the bias. Shape: [B, C, out]. */
    public Tensor biasJacobian() {
        return summedGradients().sum(2);
    }

    private static Tensor rotatedInputs(Tensor rows, Tensor basis) {
        Tensor exact = rows.cast(basis.precision());
        if (basis.shape().rank() == 2) {
            return lastAxis(exact, basis, false);
        }
        return exact.reshape(-1, basis.shape().size(0), rows.shape().size(-1))
                .transpose(1, 0, 2)
                .matmul(basis)
                .transpose(1, 0, 2)
                .reshape(rows.shape());
    }

    private Tensor products(Tensor inputs, Tensor gradients) {
        if (map instanceof LinearMap.Blocks several) {
            return products(inputs, gradients, several.blocks());
        }
        Shape shape = gradients.shape();
        return gradients
                .reshape(batch, shape.size(1), shape.size(2) * shape.size(3))
                .matmul(inputs, true, false)
                .reshape(batch, shape.size(2), shape.size(3) * inputs.shape().size(2));
    }

    /** Each location's product goes to its block's columns. */
    private Tensor products(Tensor inputs, Tensor gradients, int blocks) {
        int directions = gradients.shape().size(2);
        int outputs = gradients.shape().size(3);
        Tensor rows = inputs.reshape(batch, -1, blocks, inputs.shape().size(2)).transpose(0, 2, 1, 3);
        Tensor columns =
                gradients.reshape(batch, -1, blocks, directions * outputs).transpose(0, 2, 1, 3);
        return columns.matmul(rows, true, false)
                .reshape(batch, blocks, directions, outputs, -1)
                .transpose(0, 2, 3, 1, 4)
                .reshape(batch, directions, -1);
    }
}
