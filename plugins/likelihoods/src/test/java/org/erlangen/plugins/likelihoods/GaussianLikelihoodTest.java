package org.erlangen.plugins.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

final class GaussianLikelihoodTest {
    private static final double ROUNDING = 1e-12;
    private static final double NOISE = 0.5;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final GaussianLikelihood gaussian = new GaussianLikelihood();
    private final NamedTensors eta = NamedTensors.of(GaussianLikelihood.NOISE, tensors.scalar(NOISE));
    private final Tensor f = tensors.matrix(new double[] {1, 2}, new double[] {0, -1});
    private final Tensor y = tensors.matrix(new double[] {1.5, 2}, new double[] {0, 1});

    @Test
    void logLikelihoodIsThatOfIndependentNoise() {
        double constant = -2 * (Math.log(NOISE) + 0.5 * Math.log(2 * Math.PI));

        assertThat(gaussian.logLikelihood(f, y, eta).toDoubles())
                .containsExactly(
                        new double[] {constant - 0.25 / (2 * 0.25), constant - 4 / (2 * 0.25)}, within(ROUNDING));
    }

    @Test
    void curvatureIsThePrecisionOfTheNoise() {
        Tensor curvature = gaussian.curvature(f, eta);

        assertThat(curvature.shape()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(curvature.toDoubles()).containsExactly(4, 0, 0, 4, 4, 0, 0, 4);
    }

    @Test
    void likelihoodIsHighestWhereTheNoiseIsTheResidualsDeviation() {
        double best = Math.sqrt(y.subtract(f).square().meanAll().item());
        double slope = tensors.grad(
                        noise -> gaussian.logLikelihood(f, y, NamedTensors.of(GaussianLikelihood.NOISE, noise))
                                .sumAll())
                .apply(tensors.scalar(best))
                .item();

        assertThat(slope).isCloseTo(0, within(ROUNDING));
    }

    @Test
    void varianceMovesAShareOfTheWayToTheMeanSquaredError() {
        double error = y.subtract(f).square().meanAll().item();

        NamedTensors moved = gaussian.movedToBest(f, y, eta, 0.3);

        assertThat(moved.get(GaussianLikelihood.NOISE).item())
                .isCloseTo(Math.sqrt(0.7 * NOISE * NOISE + 0.3 * error), within(ROUNDING));
    }

    @Test
    void predictiveAddsTheSpreadOfTheOutputsToTheNoise() {
        Tensor two = tensors.concatenate(0, f.add(1).expand(0), f.subtract(1).expand(0));
        NamedTensors predictive = gaussian.predictive(two, eta);

        assertThat(predictive.get("mean").toDoubles()).containsExactly(f.toDoubles());
        assertThat(predictive.get("variance").toDoubles()).containsExactly(1.25, 1.25, 1.25, 1.25);
    }

    @Test
    void predictiveDensityOfOneOutputIsItsLikelihood() {
        NamedTensors predictive = gaussian.predictive(f.expand(0), eta);

        assertThat(gaussian.logDensity(predictive, y).toDoubles())
                .containsExactly(gaussian.logLikelihood(f, y, eta).toDoubles(), within(ROUNDING));
    }

    @Test
    void correctnessIsMinusTheSquaredError() {
        NamedTensors predictive = gaussian.predictive(f.expand(0), eta);

        assertThat(gaussian.correctness(predictive, y).toDoubles()).containsExactly(-0.25, -4);
    }

    @Test
    void noiseIsALearntPositiveHyperparameterThatStartsAtOne() {
        Hyperparameter noise = gaussian.hyperparameters().get(0);

        assertThat(noise.name()).isEqualTo("gaussian.noise");
        assertThat(noise.initial()).isEqualTo(1);
        assertThat(noise.learnt()).isTrue();
        assertThat(noise.constraint().positive()).isTrue();
    }
}
