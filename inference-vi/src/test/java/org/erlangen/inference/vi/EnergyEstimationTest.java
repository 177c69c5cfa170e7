package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.mechanics.Activation;
import org.erlangen.plugins.mechanics.HamiltonianArchitecture;
import org.erlangen.plugins.mechanics.HamiltonianOptions;
import org.erlangen.plugins.mechanics.Integrator;
import org.junit.jupiter.api.Test;

/** Variational inference of a network that predicts by an energy. */
class EnergyEstimationTest {
    private static final int EXAMPLES = 6;
    private static final Key KEY = Key.ofSeed(3);

    private final Tensors tensors = Reference.tensors();

    @Test
    void energiesArePredictedByTheirAverageFirst() {
        Estimation estimation = estimation();
        State state = estimation.initialise(KEY);

        Map<String, NamedTensors> predictions = estimation.predict(state, data().inputs(), KEY);

        assertThat(predictions.keySet()).containsExactly("model-average", "mean-weights");
        Tensor motion = problem()
                .outputs(
                        new PointSites(estimation.parameters(state)),
                        data().inputs(),
                        estimation.hyperparameters(state),
                        problem().draw(KEY, true));
        assertNear(predictions.get("mean-weights").get("mean"), motion, VALUE);
    }

    private Estimation estimation() {
        VariationalOptions options = Options.defaults()
                .posterior(Posterior.TRIANGULAR)
                .readout(GaussianFamily.TRIANGULAR)
                .prior(Prior.EMPIRICAL)
                .made();
        return new VariationalEstimation(options, problem());
    }

    private InvariantProblem problem() {
        HamiltonianOptions options = new HamiltonianOptions(4, 3, Activation.TANH, Integrator.RK4, 0.2, 1);
        Model model = new Model(
                new HamiltonianArchitecture().network(options, Shape.of(2), 2),
                Map.of(),
                new Invariance(Placement.ENERGY, Average.LOGITS, 1, 1, Sampling.STOCHASTIC),
                new GaussianLikelihood(),
                new DataOutline(EXAMPLES, 1, Shape.of(2), 2, DataOutline.Targets.REAL));
        return new InvariantProblem(tensors, model, new TrainingPlan(20, EXAMPLES, EXAMPLES));
    }

    private Dataset data() {
        Tensor states = tensors.normal(KEY.fold("states"), Shape.of(EXAMPLES, 2));
        return new Dataset(states, states.multiply(1.1));
    }
}
