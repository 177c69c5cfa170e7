package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.GRADIENT;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.List;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Form;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.curvature.TangentKernel;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Outputs;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds of the evidence as functions of eta. */
class BoundGradientTest {
    private static final double STEP = 1e-4;

    private final Tensors tensors = Reference.tensors();
    private final Key key = Key.ofSeed(17);

    @Tag("reference")
    @ParameterizedTest
    @EnumSource(Outputs.class)
    void gradientInEtaIsTheSlopeOfTheBound(Outputs outputs) {
        for (Bound bound : List.of(Bound.KERNEL, Bound.PARAMETRIC)) {
            for (String file : List.of("mlp_invariance.json", "cnn_invariance.json")) {
                FixtureProblem reference = new FixtureProblem(file);
                Slope slope = new Slope(reference, bound, outputs, part(reference, outputs));
                slope.check();
            }
        }
    }

    private Part part(FixtureProblem reference, Outputs outputs) {
        Dataset data = reference.data.slice(0, 3);
        int count = reference.fixture.get("n_outputs").integer();
        return new Part(data, new Terms(outputs).choose(tensors, key, data.size(), count));
    }

    /** The bound along one direction of eta. */
    private record Slope(FixtureProblem reference, Bound bound, Outputs outputs, Part part) {
        private static final double H = 0.9;

        CurvaturePass<Form> pass() {
            Form form = bound == Bound.KERNEL
                    ? new TangentKernel(reference.roles)
                    : Curvature.of(Structure.KRONECKER, reference.roles, Locations.EXPAND);
            return new CurvaturePass<>(reference.problem, form, Fisher.GAUSS_NEWTON, outputs);
        }

        Fixture setting() {
            return reference.fixture.get("settings").get(0);
        }

        NamedTensors eta(double step) {
            double[] sign = {1};
            return reference.eta(setting()).map(value -> value.add(step * (sign[0] *= -0.7)));
        }

        CurvatureFit fit(NamedTensors eta) {
            return pass().batch(part, reference.theta, eta, reference.draw(0, part.size()), part.size());
        }

        Penalty penalty(CurvatureFit fit) {
            int count = reference.fixture.get("n_outputs").integer();
            Scales scales = new Scales(
                    H,
                    2.0 * new Terms(outputs).repeats(count),
                    reference.scales(setting()).prior());
            return pass().penalty(reference.roles, fit.statistics(), count, reference.theta, scales);
        }

        double value(double step) {
            CurvatureFit fit = fit(eta(step));
            return 2 * H * fit.logLikelihood() - penalty(fit).complexity();
        }

        void check() {
            NamedTensors cotangents = penalty(fit(eta(0))).cotangents();
            Tensor at = reference.tensors.scalar(0);
            Tensor slope = reference
                    .tensors
                    .grad(step -> {
                        double[] sign = {1};
                        NamedTensors eta =
                                reference.eta(setting()).map(value -> value.add(step.multiply(sign[0] *= -0.7)));
                        return pass().linearised(
                                        part,
                                        reference.theta,
                                        eta,
                                        reference.draw(0, part.size()),
                                        cotangents,
                                        2 * H,
                                        part.size());
                    })
                    .apply(at);
            double difference = (8 * (value(STEP) - value(-STEP)) - (value(2 * STEP) - value(-2 * STEP))) / (12 * STEP);
            assertNear(slope.item(), difference, GRADIENT);
        }
    }
}
