package org.erlangen.plugins.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

final class SoftmaxLikelihoodTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final SoftmaxLikelihood softmax = new SoftmaxLikelihood();
    private final NamedTensors none = NamedTensors.empty();
    private final Tensor f = tensors.matrix(new double[] {1, 2, -1}, new double[] {0.5, 0, 3});

    @Test
    void logLikelihoodIsTheClassesOutputMinusTheLogarithmOfTheSumOfExponentials() {
        double first = 2 - Math.log(Math.exp(1) + Math.exp(2) + Math.exp(-1));
        double second = 0.5 - Math.log(Math.exp(0.5) + 1 + Math.exp(3));

        assertThat(softmax.logLikelihood(f, tensors.vector(1, 0), none).toDoubles())
                .containsExactly(new double[] {first, second}, within(ROUNDING));
    }

    @Test
    void leadingAxesOfTheOutputsAreSamples() {
        Tensor samples = tensors.stack(0, List.of(f, f.multiply(2), f.negate()));
        Tensor y = tensors.vector(1, 0);
        Tensor together = softmax.logLikelihood(samples, y, none);

        assertThat(together.shape()).isEqualTo(Shape.of(3, 2));
        assertThat(together.slice(0, 1, 2).toDoubles())
                .containsExactly(softmax.logLikelihood(f.multiply(2), y, none).toDoubles(), within(ROUNDING));
    }

    @Test
    void improbableClassesKeepAFiniteLogLikelihood() {
        Tensor far = tensors.matrix(new double[] {1000, -1000, 0});

        assertThat(softmax.logLikelihood(far, tensors.vector(1), none).item()).isCloseTo(-2000, within(ROUNDING));
    }

    @Test
    void curvatureIsMinusTheSecondDerivative() {
        for (int i = 0; i < 2; i++) {
            Tensor row = f.slice(0, i, i + 1);
            Tensor y = tensors.vector(i);
            double[] curvature = softmax.curvature(row, none).toDoubles();
            for (int k = 0; k < 3; k++) {
                Tensor direction = tensors.identity(3).slice(0, k, k + 1);
                Tensor hessian = tensors.pushforward(
                        tensors.grad(x -> softmax.logLikelihood(x, y, none).sumAll()), row, direction);
                for (int j = 0; j < 3; j++) {
                    assertThat(curvature[k * 3 + j]).isCloseTo(-hessian.toDoubles()[j], within(ROUNDING));
                }
            }
        }
    }

    @Test
    void curvatureIsTheProductOfItsRootWithItself() {
        Tensor sure = tensors.matrix(new double[] {1000, -1000, 0, -800}, new double[] {-1000, 0, 1000, 999});
        for (Tensor outputs : List.of(f, sure)) {
            Tensor root = softmax.curvatureRoot(outputs, none).orElseThrow();
            assertThat(root.shape().size(2)).isEqualTo(outputs.shape().size(1) - 1);
            assertThat(root.matmul(root, false, true).toDoubles())
                    .containsExactly(softmax.curvature(outputs, none).toDoubles(), within(ROUNDING));
        }
    }

    @Test
    void predictiveIsTheMeanOfTheProbabilities() {
        Tensor two = tensors.stack(0, List.of(f, f.multiply(-3)));
        NamedTensors predictive = softmax.predictive(two, none);
        double[] mean =
                f.softmax(1).add(f.multiply(-3).softmax(1)).multiply(0.5).log().toDoubles();

        assertThat(predictive.get("log-probabilities").toDoubles()).containsExactly(mean, within(ROUNDING));
        assertThat(softmax.logDensity(predictive, tensors.vector(2, 1)).toDoubles())
                .containsExactly(new double[] {mean[2], mean[4]}, within(ROUNDING));
    }

    @Test
    void mostProbableClassIsCorrectOrNot() {
        NamedTensors predictive = softmax.predictive(f.expand(0), none);

        assertThat(softmax.correctness(predictive, tensors.vector(1, 1)).toDoubles())
                .containsExactly(1, 0);
    }
}
