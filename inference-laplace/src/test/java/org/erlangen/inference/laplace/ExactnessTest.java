package org.erlangen.inference.laplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.Reference.assertNear;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactnessTest {
    private static final double EXACT = 1e-10;

    /** Of fourth-order differences with step {@link #STEP}, which is short lest a pixel's bilinear kink lies within. */
    private static final double DIFFERENCES = 1e-6;

    private static final double STEP = 2e-6;

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

    @Test
    void jacobiansAreThoseOfTheNetworkForMapsAndScalarsAlike() {
        jacobians(Problems.scaled(tensors, true));
    }

    @Test
    void jacobiansAreThoseOfTheNetworkForBlocksPlacesAndImages() {
        jacobians(Problems.imaged(tensors, true));
    }

    private void jacobians(Problems problems) {
        Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 1);
        Dataset data = problems.data(Key.ofSeed(3));
        NamedTensors theta = problem.network().initialise(tensors, Key.ofSeed(1));
        NamedTensors eta = Eta.of(problem).values(Eta.of(problem).initialise(Key.ofSeed(0)));
        var draw = problem.draw(Key.ofSeed(5), false);
        Observation observation = new Observer(problem)
                .observe(
                        theta,
                        data.inputs(),
                        eta,
                        draw,
                        f -> Directions.outputs(f, problem.likelihood().curvature(f, eta)));

        for (int n = 0; n < 2; n++) {
            for (int k = 0; k < 2; k++) {
                int example = n;
                int output = k;
                NamedTensors expected = tensors.valueAndGrad(
                                at -> problem.outputs(new PointSites(at), data.inputs(), eta, draw)
                                        .slice(0, example, example + 1)
                                        .slice(1, output, output + 1)
                                        .sumAll(),
                                theta)
                        .gradient();
                for (Role role : Role.of(problem.network())) {
                    Tensor ours = observation
                            .jacobian(role)
                            .slice(0, example, example + 1)
                            .slice(1, output, output + 1);
                    assertNear(ours.toDoubles(), expected.get(role.parameter()).toDoubles(), EXACT);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void gradientInEtaIsTheSlopeOfTheEvidence(Structure structure) {
        slope(structure, Fisher.GAUSS_NEWTON, false);
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void gradientInEtaIsTheSlopeOfTheEvidenceUnderTheEmpiricalFisher(Structure structure) {
        slope(structure, Fisher.EMPIRICAL, true);
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void gradientInANetworksHyperparameterPassesThroughTheImagesOfItsWeights(Structure structure) {
        slope(structure, Fisher.GAUSS_NEWTON, Problems.imaged(tensors, true));
    }

    private void slope(Structure structure, Fisher fisher, boolean classes) {
        slope(structure, fisher, Problems.scaled(tensors, classes));
    }

    private void slope(Structure structure, Fisher fisher, Problems problems) {
        Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 1);
        Dataset data = problems.data(Key.ofSeed(3));
        NamedTensors theta = problem.network().initialise(tensors, Key.ofSeed(1));
        Eta eta = Eta.of(problem);
        List<Role> roles = Role.of(problem.network());
        CurvaturePass<Curvature> pass =
                new CurvaturePass<>(problem, Curvature.of(structure, roles, Locations.EXPAND), fisher);
        Prior scalar = new Prior(PriorPrecision.SCALAR, roles);
        NamedTensors prior = scalar.byParameter(scalar.initial(tensors, 1.3));
        double temperature = 0.7;
        double dataFactor = 2.5;
        Slope slope = new Slope(
                pass, roles, theta, data, new Scales(1 / temperature, dataFactor, prior), dataFactor / temperature);

        NamedTensors at = eta.values(eta.initialise(Key.ofSeed(0)));
        NamedTensors gradient = slope.gradient(at);
        for (String name : at.names()) {
            assertNear(gradient.get(name).item(), slope.difference(at, name), DIFFERENCES);
        }
    }

    /** The evidence as a function of eta with frozen draws. */
    private record Slope(
            CurvaturePass<Curvature> pass,
            List<Role> roles,
            NamedTensors theta,
            Dataset data,
            Scales scales,
            double weight) {
        double evidence(NamedTensors eta) {
            CurvatureFit fit =
                    pass.batch(Part.of(data), theta, eta, pass.problem().draw(Key.ofSeed(6), false), data.size());
            return fit.logLikelihood() * weight - posterior(fit).penalty().complexity();
        }

        LaplacePosterior posterior(CurvatureFit fit) {
            return new LaplacePosterior(roles, pass.form().blocks(fit.statistics()), theta, scales);
        }

        NamedTensors gradient(NamedTensors eta) {
            var draw = pass.problem().draw(Key.ofSeed(6), false);
            NamedTensors cotangents = posterior(pass.batch(Part.of(data), theta, eta, draw, data.size()))
                    .penalty()
                    .cotangents();
            return pass.problem()
                    .tensors()
                    .valueAndGrad(
                            at -> pass.linearised(Part.of(data), theta, at, draw, cotangents, weight, data.size()), eta)
                    .gradient();
        }

        double difference(NamedTensors eta, String name) {
            return (8 * (evidence(moved(eta, name, 1)) - evidence(moved(eta, name, -1)))
                            - (evidence(moved(eta, name, 2)) - evidence(moved(eta, name, -2))))
                    / (12 * STEP);
        }

        private static NamedTensors moved(NamedTensors eta, String name, int steps) {
            return eta.with(name, eta.get(name).add(steps * STEP));
        }
    }
}
