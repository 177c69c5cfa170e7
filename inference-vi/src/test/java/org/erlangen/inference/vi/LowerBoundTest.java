package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Invariance.Average;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("property")
class LowerBoundTest {
    private static final int ELEMENTS = 4;
    private static final double ROUNDING = 1e-12;

    private final Tensors tensors = Reference.tensors();
    private final RotatedPatches patches = new RotatedPatches(tensors);
    private final VariationalOptions options =
            Options.defaults().posterior(Posterior.MEAN_FIELD).made();
    private final Tensor coordinates =
            tensors.uniform(Key.ofSeed(4), Shape.of(ELEMENTS, 6)).multiply(2).subtract(1);

    /** Over all subsets of S out of four elements, so that no random error is left. */
    @ParameterizedTest
    @EnumSource(
            value = Average.class,
            names = {"LOGITS", "PROBABILITIES"})
    void theBoundRisesWithTheNumberOfTransformations(Average average) {
        double[] means = new double[ELEMENTS];
        for (int samples = 1; samples <= ELEMENTS; samples++) {
            List<int[]> subsets = subsets(samples);
            for (int[] subset : subsets) {
                means[samples - 1] += fit(average, subset).sumAll().item() / subsets.size();
            }
        }

        assertThat(means).isSorted();
        assertThat(means[ELEMENTS - 1]).isGreaterThan(means[0] + ROUNDING);
    }

    @Test
    void averagingLossesIsBelowAveragingLogitsOrProbabilitiesForEachExample() {
        int[] all = {0, 1, 2, 3};
        double[] losses = fit(Average.LOSSES, all).toDoubles();
        double[] logits = fit(Average.LOGITS, all).toDoubles();
        double[] probabilities = fit(Average.PROBABILITIES, all).toDoubles();

        for (int i = 0; i < losses.length; i++) {
            assertThat(losses[i]).isLessThanOrEqualTo(logits[i] + ROUNDING);
            assertThat(losses[i]).isLessThanOrEqualTo(probabilities[i] + ROUNDING);
        }
        assertThat(losses).isNotEqualTo(logits);
    }

    private Tensor fit(Average average, int[] elements) {
        Problem problem = patches.problem(average, Sampling.STOCHASTIC);
        BayesianNetwork network = new BayesianNetwork(problem.network(), options, false);
        Eta eta = Eta.of(problem);
        NamedTensors values = network.initialise(tensors, Key.ofSeed(5))
                .with(eta.initialise(Key.ofSeed(5)).prefixed(VariationalEstimation.RAW));
        Noise noise = Noise.random(tensors, Key.ofSeed(6));
        Draw draw = Draw.given(coordinates.take(0, elements));
        return new LowerBound(problem, network)
                .logLikelihood(
                        values,
                        eta.values(values.part(VariationalEstimation.RAW)),
                        patches.data(),
                        List.of(new LowerBound.Sample(noise, draw)));
    }

    private static List<int[]> subsets(int size) {
        List<int[]> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << ELEMENTS; bits++) {
            if (Integer.bitCount(bits) == size) {
                int chosen = bits;
                subsets.add(IntStream.range(0, ELEMENTS)
                        .filter(element -> (chosen >> element & 1) == 1)
                        .toArray());
            }
        }
        return subsets;
    }
}
