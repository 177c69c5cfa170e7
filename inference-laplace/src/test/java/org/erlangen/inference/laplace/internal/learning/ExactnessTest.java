package org.erlangen.inference.laplace.internal.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactnessTest {
    private static final double EXACT = 1e-10;

    private final Tensors tensors = Reference.tensors();

    /** Three inputs, one output, no bias: where the approximation is exact. */
    private record Linear() implements Network {
        private static final LinearMap.Dense MAP = LinearMap.Dense.of("readout", 3, 1);

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("readout.weight", Shape.of(1, 3), Initialiser.zeros()),
                    new Parameter("readout.bias", Shape.of(1), Initialiser.zeros()));
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(MAP);
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            return sites.readout(MAP, x);
        }
    }

    @Test
    void evidenceOfALinearGaussianModelIsTheClosedFormAtItsMode() {
        Problems problems = new Problems(tensors, new Linear(), Shape.of(3), 1, false, 9);
        Problem problem = problems.plain(1);
        Dataset data = problems.data(Key.ofSeed(4));
        Options options = new Options();
        options.structure = Structure.FULL;
        LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
        State first = estimation.initialise(Key.ofSeed(1));
        double deviation =
                estimation.hyperparameters(first).get("gaussian.noise").item();
        Tensor design = tensors.concatenate(1, data.inputs(), tensors.filled(Shape.of(9, 1), 1));

        Tensor precision = design.matmul(design, true, false)
                .multiply(1 / (deviation * deviation))
                .add(tensors.identity(4));
        Tensor rhs = design.matmul(data.targets(), true, false).multiply(1 / (deviation * deviation));
        Tensor factor = precision.cholesky();
        Tensor mode = factor.solveLowerTriangular(factor.solveLowerTriangular(rhs, false), true)
                .reshape(4);
        State atMode = new LaplaceState(first)
                .withTheta(NamedTensors.of(
                        "readout.weight", mode.slice(0, 0, 3).reshape(1, 3), "readout.bias", mode.slice(0, 3, 4)))
                .state();
        Evidence evidence = estimation.evidence(atMode, data, Key.ofSeed(2));

        Tensor marginal =
                design.matmul(design, false, true).add(tensors.identity(9).multiply(deviation * deviation));
        Tensor whitened = marginal.cholesky().solveLowerTriangular(data.targets(), false);
        double closed = -0.5
                * (whitened.square().sumAll().item() + marginal.logDeterminant().item() + 9 * Math.log(2 * Math.PI));
        assertNear(evidence.total(), closed, EXACT);
    }

    @Tag("property")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void lessStructureNeverGivesMoreEvidence(long seed) {
        Problems problems = Problems.scaled(tensors, seed % 2 == 0);
        Problem problem = problems.plain(1);
        Dataset data = problems.data(Key.ofSeed(seed));
        Map<Structure, Double> evidence = new EnumMap<>(Structure.class);
        for (Structure structure : Structure.values()) {
            Options options = new Options();
            options.structure = structure;
            LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
            State state = estimation.initialise(Key.ofSeed(seed));
            evidence.put(
                    structure, estimation.evidence(state, data, Key.ofSeed(2)).total());
        }
        assertThat(evidence.get(Structure.FULL)).isGreaterThan(evidence.get(Structure.BLOCK_DIAGONAL));
        assertThat(evidence.get(Structure.BLOCK_DIAGONAL)).isGreaterThan(evidence.get(Structure.DIAGONAL));
    }
}
