package org.erlangen.inference.laplace.internal.curvature;

import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Observer;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.option.Locations;
import org.junit.jupiter.api.Test;

/** A weight in blocks against the dense matrix {@code h G (x) A + delta I} with A block-diagonal. */
class KroneckerBlockTest {
    private static final double EXACT = 1e-9;
    private static final double H = 1.7;
    private static final double DELTA = 0.6;

    private final Tensors tensors = Reference.tensors();
    private final Problem problem = Problems.imaged(tensors, true).plain(1);
    private final Role.Weight role = Role.of(problem.network()).stream()
            .filter(each -> each.parameter().equals("u.weight"))
            .map(Role.Weight.class::cast)
            .findFirst()
            .orElseThrow();
    private final Observation observation = observe();
    private final NamedTensors statistics =
            new KroneckerCurvature(Role.of(problem.network()), Locations.EXPAND).statistics(observation, 12);
    private final FactorNames names = FactorNames.of(role.map());
    private final KroneckerBlock block = new KroneckerBlock(
            role, names, Spectrum.of(statistics.get(names.inputs())), Spectrum.of(statistics.get(names.outputs())));
    private final Scales scales = Scales.of(H, NamedTensors.of(role.parameter(), tensors.scalar(DELTA)));

    private Observation observe() {
        Dataset data = Problems.imaged(tensors, true).data(Key.ofSeed(3));
        NamedTensors theta = problem.network().initialise(tensors, Key.ofSeed(1));
        Eta eta = Eta.of(problem);
        NamedTensors at = eta.values(eta.initialise(Key.ofSeed(0)));
        return new Observer(problem)
                .observe(
                        theta,
                        data.inputs(),
                        at,
                        problem.draw(Key.ofSeed(5), false),
                        f -> Directions.outputs(f, problem.likelihood().curvature(f, at)));
    }

    /** {@code h G (x) A + delta I}. Shape: [P, P]. */
    private Tensor dense() {
        Tensor blocks = statistics.get(names.inputs());
        int size = blocks.shape().size(1);
        Tensor first = blocks.slice(0, 0, 1).squeeze(0);
        Tensor second = blocks.slice(0, 1, 2).squeeze(0);
        Tensor inputs = tensors.concatenate(0, first.pad(1, 0, size), second.pad(1, size, 0));
        Tensor outputs = statistics.get(names.outputs());
        int rows = outputs.shape().size(0);
        Tensor product = outputs.reshape(rows, 1, rows, 1).multiply(inputs.reshape(1, 2 * size, 1, 2 * size));
        int all = rows * 2 * size;
        return product.reshape(all, all)
                .multiply(H)
                .add(tensors.identity(all, Precision.FLOAT64).multiply(DELTA));
    }

    @Test
    void logDeterminantIsThatOfTheDenseMatrix() {
        assertNear(block.logDeterminant(scales).item(), dense().logDeterminant().item(), EXACT);
    }

    @Test
    void covarianceOfDirectionsIsThatOfTheDenseMatrix() {
        Tensor jacobian = observation.jacobian(role);
        Tensor factor = dense().cholesky();
        int size = jacobian.shape().size(2);
        Tensor whitened = factor.solveLowerTriangular(jacobian.reshape(-1, size).transposed(), false)
                .transposed()
                .reshape(jacobian.shape());
        assertNear(
                block.functionalCovariance(scales, observation).toDoubles(),
                whitened.matmul(whitened, false, true).toDoubles(),
                EXACT);
    }

    @Test
    void rootOfTheCovarianceTwiceIsItsInverse() {
        Tensor z = tensors.normal(Key.ofSeed(8), role.shape());
        NamedTensors once = block.rootOfCovariance(scales, NamedTensors.of(role.parameter(), z));
        Tensor twice = block.rootOfCovariance(scales, once).get(role.parameter());
        assertNear(dense().matmul(twice.reshape(-1, 1)).toDoubles(), z.toDoubles(), EXACT);
    }
}
