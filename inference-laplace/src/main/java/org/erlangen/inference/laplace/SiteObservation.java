package org.erlangen.inference.laplace;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * What was seen at one map: inputs, and gradients of the outputs' directions by what leaves the map. B examples of S samples of R
 * locations each; a map that meets averages over samples has S = 1.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 2.1 and 3.2.
 */
final class SiteObservation {
    private final LinearMap map;
    private final Tensor input;
    private final Tensor gradient;
    private final int batch;
    private final int samples;

    /** Shape: input [B S, ..., in] or [B S, C, H, W]; gradient the same with the map's outputs and a leading axis for the directions. */
    SiteObservation(LinearMap map, Tensor input, Tensor gradient, int batch) {
        this.map = map;
        this.input = input;
        this.batch = batch;
        this.samples = input.shape().size(0) / batch;
        this.gradient = located(map, gradient);
    }

    /** Gradients with locations before channels. Shape: [C, B, S, R, out]. */
    private Tensor located(LinearMap at, Tensor raw) {
        int directions = raw.shape().size(0);
        if (at instanceof LinearMap.Convolution convolution) {
            return raw.reshape(directions, batch, samples, convolution.outputs(), -1)
                    .transposed();
        }
        return raw.reshape(directions, batch, samples, -1, raw.shape().size(-1));
    }

    /** Inputs averaged over samples. Shape: [B, R, in]. */
    Tensor meanInputs() {
        Shape split = Shape.of(batch, samples)
                .append(input.shape().part(1, input.shape().rank()));
        return locations(input.reshape(split).mean(1));
    }

    /** Inputs of all samples. Shape: [B, S R, in]. */
    Tensor sampleInputs() {
        Tensor located = locations(input);
        return located.reshape(batch, -1, located.shape().size(-1));
    }

    private Tensor locations(Tensor x) {
        if (map instanceof LinearMap.Convolution convolution) {
            return x.patches(convolution.rows(), convolution.columns(), convolution.geometry());
        }
        return x.reshape(x.shape().size(0), -1, x.shape().size(-1));
    }

    /** Gradients summed over samples. Shape: [B, C, R, out]. */
    Tensor summedGradients() {
        return gradient.sum(2).transpose(1, 0, 2, 3);
    }

    /** Gradients of all samples. Shape: [B, S R, C, out]. */
    Tensor sampleGradients() {
        Shape shape = gradient.shape();
        return gradient.reshape(shape.size(0), batch, shape.size(2) * shape.size(3), shape.size(4))
                .transpose(1, 2, 0, 3);
    }

    /** The directions' exact derivative by the weight. Shape: [B, C, out in]. */
    Tensor weightJacobian() {
        return products(sampleInputs(), sampleGradients());
    }

    /** The derivative by the weight in other bases, {@code V^T J U}. Shape: U [in, in], V [out, out]; result [B, C, out in]. */
    Tensor weightJacobian(Tensor inputBasis, Tensor outputBasis) {
        return products(rotated(sampleInputs(), inputBasis), rotated(sampleGradients(), outputBasis));
    }

    /** The directions' exact derivative by the bias. Shape: [B, C, out]. */
    Tensor biasJacobian() {
        return summedGradients().sum(2);
    }

    private static Tensor rotated(Tensor rows, Tensor basis) {
        Tensor flat = rows.reshape(-1, rows.shape().size(-1)).cast(basis.precision());
        return flat.matmul(basis).reshape(rows.shape());
    }

    private Tensor products(Tensor inputs, Tensor gradients) {
        Shape shape = gradients.shape();
        return gradients
                .reshape(batch, shape.size(1), shape.size(2) * shape.size(3))
                .matmul(inputs, true, false)
                .reshape(batch, shape.size(2), shape.size(3) * inputs.shape().size(2));
    }
}
