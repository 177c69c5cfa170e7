package org.erlangen.inference.laplace;

import java.util.List;
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
    private final List<Tensor> gradients;
    private final int batch;
    private final int samples;

    /** Shape: input [B S, ..., in] or [B S, C, H, W]; gradients, one per direction, the same with the map's outputs. */
    SiteObservation(LinearMap map, Tensor input, List<Tensor> gradients, int batch) {
        this.map = map;
        this.input = input;
        this.gradients = List.copyOf(gradients);
        this.batch = batch;
        this.samples = input.shape().size(0) / batch;
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
        return input.tensors().stack(1, gradients.stream().map(this::summed).toList());
    }

    /** One direction's gradient summed over samples. Shape: [B, R, out]. */
    private Tensor summed(Tensor gradient) {
        Shape split = Shape.of(batch, samples)
                .append(gradient.shape().part(1, gradient.shape().rank()));
        Tensor sum = samples == 1 ? gradient : gradient.reshape(split).sum(1);
        return gradientLocations(sum).reshape(batch, -1, outputs(gradient));
    }

    /** Gradients of all samples. Shape: [B, S R, C, out]. */
    Tensor sampleGradients() {
        List<Tensor> located = gradients.stream()
                .map(gradient -> gradientLocations(gradient).reshape(batch, -1, outputs(gradient)))
                .toList();
        return input.tensors().stack(2, located);
    }

    /** A gradient with locations before channels. */
    private Tensor gradientLocations(Tensor gradient) {
        return map instanceof LinearMap.Convolution
                ? gradient.reshape(gradient.shape().size(0), outputs(gradient), -1)
                        .transposed()
                : gradient;
    }

    private int outputs(Tensor gradient) {
        return gradient.shape().size(map instanceof LinearMap.Convolution ? 1 : -1);
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
