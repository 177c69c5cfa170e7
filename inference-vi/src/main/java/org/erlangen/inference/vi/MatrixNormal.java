package org.erlangen.inference.vi;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Matrix normal: {@code W = M + L_s Z L_a^T}, covariance {@code (L_s L_s^T) x (L_a L_a^T)}.
 *
 * <p>Source: Louizos and Welling, "Structured and efficient variational deep learning with matrix Gaussian posteriors", ICML 2016.
 *
 * @param mean M, shape [K, H]
 * @param outputs L_s, shape [K, K]
 * @param inputs L_a, shape [H, H]
 */
record MatrixNormal(Tensor mean, LowerFactor outputs, LowerFactor inputs) implements LocallyReparameterised {
    /** The posterior that free parameters stand for. */
    static MatrixNormal of(NamedTensors parameters) {
        return new MatrixNormal(
                parameters.get("mean"),
                LowerFactor.of(parameters.part("outputs.")),
                LowerFactor.of(parameters.part("inputs.")));
    }

    /** Free parameters of a mean and one deviation: {@code L_s = I}, {@code L_a = deviation I}. */
    static NamedTensors initialise(Tensor mean, double deviation) {
        int rows = mean.shape().size(0);
        int columns = mean.shape().size(1);
        return NamedTensors.of("mean", mean)
                .with(LowerFactor.multipleOfIdentity(mean.tensors(), rows, 1).prefixed("outputs."))
                .with(LowerFactor.multipleOfIdentity(mean.tensors(), columns, deviation)
                        .prefixed("inputs."));
    }

    @Override
    public Shape noiseShape() {
        return mean.shape();
    }

    @Override
    public Tensor sample(Tensor noise) {
        return outputs.matrix()
                .matmul(noise)
                .matmul(inputs.matrix(), false, true)
                .add(mean);
    }

    @Override
    public Tensor whitened(Tensor samples) {
        Tensor rows = TriangularSolves.fromTheLeft(outputs.matrix(), samples.subtract(mean));
        return TriangularSolves.fromTheRight(inputs.matrix(), true, rows);
    }

    @Override
    public Tensor outputNoise(Tensor x, Tensor noise) {
        Tensor length = x.matmul(inputs.matrix())
                .square()
                .sum(-1)
                .add(SMALLEST_VARIANCE)
                .sqrt()
                .expand(-1);
        return noise.matmul(outputs.matrix(), false, true).multiply(length);
    }

    @Override
    public Tensor secondMoment() {
        return outputs.trace().multiply(inputs.trace()).add(mean.square().sumAll());
    }

    @Override
    public Tensor logDeterminant() {
        return outputs.logDeterminant()
                .multiply(inputs.size())
                .add(inputs.logDeterminant().multiply(outputs.size()));
    }
}
