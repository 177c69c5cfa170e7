package org.erlangen.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.fixture.PlaneMaps;
import org.erlangen.host.fixture.Softmax;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network may have hyperparameters of its own: they reach it through the sites, under every placement of a group. */
class NetworkHyperparameterTest {
    private static final Key KEY = Key.ofSeed(2);
    private static final double STEP = 1e-5;
    private static final double DIFFERENCES = 1e-7;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @ParameterizedTest
    @EnumSource(value = Placement.class, mode = EnumSource.Mode.EXCLUDE, names = "ENERGY")
    void theGradientByAFrequencyAgreesWithDifferences(Placement placement) {
        InvariantProblem problem = problem(placement);
        NamedTensors eta = NamedTensors.empty();
        for (Hyperparameter hyperparameter : problem.hyperparameters()) {
            eta = eta.with(hyperparameter.name(), engine.scalar(hyperparameter.initial()));
        }
        NamedTensors theta = problem.network().initialise(engine, KEY);
        Tensor images = engine.normal(KEY, Shape.of(2, 1, 5, 5));

        Tensor slope = engine.valueAndGrad(point -> objective(problem, theta, images, point), eta)
                .gradient()
                .get("wave.frequency");

        double above = objective(problem, theta, images, moved(eta, STEP)).item();
        double below = objective(problem, theta, images, moved(eta, -STEP)).item();
        assertThat(problem.hyperparameters().get(0).name()).isEqualTo("wave.frequency");
        assertThat(slope.item()).isNotZero().isCloseTo((above - below) / (2 * STEP), within(DIFFERENCES));
    }

    private Tensor objective(InvariantProblem problem, NamedTensors theta, Tensor images, NamedTensors eta) {
        return problem.outputs(new PointSites(theta), images, eta, problem.draw(KEY, false))
                .square()
                .meanAll();
    }

    private NamedTensors moved(NamedTensors eta, double step) {
        return eta.with("wave.frequency", eta.get("wave.frequency").add(step));
    }

    private InvariantProblem problem(Placement placement) {
        DataOutline data = new DataOutline(2, 2, Shape.of(1, 5, 5), 3, DataOutline.Targets.CLASSES);
        Invariance invariance = new Invariance(placement, Average.LOGITS, 4, 4, Sampling.STRATIFIED);
        Model model = new Model(new Wave(), Map.of("affine", PlaneMaps.AFFINE), invariance, new Softmax(), data);
        return new InvariantProblem(engine, model, new TrainingPlan(1, 2, 2));
    }

    /** {@code W2 cos(omega W1 x)}. */
    private static final class Wave implements Network {
        private static final LinearMap.Dense FILTERS = LinearMap.Dense.of("filters", 25, 4);
        private static final LinearMap.Dense READOUT = LinearMap.Dense.of("readout", 4, 3);

        @Override
        public List<Parameter> parameters() {
            Initialiser normal = Initialiser.normal(0.3);
            return List.of(
                    new Parameter("filters.weight", Shape.of(4, 25), normal),
                    new Parameter("filters.bias", Shape.of(4), normal),
                    new Parameter("readout.weight", Shape.of(3, 4), normal),
                    new Parameter("readout.bias", Shape.of(3), normal));
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(FILTERS, READOUT);
        }

        @Override
        public boolean hasPlaneFilters() {
            return true;
        }

        @Override
        public List<Hyperparameter> hyperparameters() {
            return List.of(
                    new Hyperparameter("wave.frequency", "frequency", 1.3, Constraint.POSITIVE, Unit.NONE, true));
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            Tensor responses = sites.dense(FILTERS, x.reshape(-1, 25));
            return sites.readout(
                    READOUT,
                    responses.multiply(sites.hyperparameter("wave.frequency")).cos());
        }
    }
}
