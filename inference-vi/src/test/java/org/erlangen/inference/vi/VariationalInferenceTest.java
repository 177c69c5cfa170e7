package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.junit.jupiter.api.Test;

class VariationalInferenceTest {
    private static final int EPOCHS = 10;

    private final Tensors tensors = Reference.tensors();
    private final VariationalInference provider = new VariationalInference();

    @Test
    void itRefusesNothingThatItSupports() {
        assertThat(provider.refusals(Options.defaults().made(), problem(4, Map.of("affine", new AffineGroup()))))
                .isEmpty();
    }

    @Test
    void itRefusesAFullCovarianceThatIsTooLarge() {
        List<Refusal> refusals = provider.refusals(
                Options.defaults().readout(GaussianFamily.FULL).made(), problem(1_000, Map.of()));

        assertThat(refusals)
                .extracting(Refusal::sentence)
                .containsExactly("readout: a full covariance of the 3000 elements of 'readout.weight' is too large: "
                        + "at most 2000 elements. Use matrix-normal.");
    }

    @Test
    void itRefusesAHoldThatLastsTheWholeTraining() {
        List<Refusal> refusals = provider.refusals(
                Options.defaults().hold(EPOCHS).made(), problem(4, Map.of("affine", new AffineGroup())));

        assertThat(refusals).extracting(Refusal::where).containsExactly("hold");
        assertThat(provider.refusals(Options.defaults().hold(EPOCHS).made(), problem(4, Map.of())))
                .as("nothing to hold")
                .isEmpty();
    }

    @Test
    void itNamesAllMistakesAtOnce() {
        List<Refusal> refusals = provider.refusals(
                Options.defaults()
                        .readout(GaussianFamily.FULL)
                        .hold(EPOCHS)
                        .burnIn(EPOCHS)
                        .made(),
                problem(1_000, Map.of("affine", new AffineGroup())));

        assertThat(refusals).extracting(Refusal::where).containsExactly("readout", "hold", "burn-in");
    }

    @Test
    void itsNameIsTheOneOfTheFiles() {
        assertThat(provider.describe().name()).isEqualTo("variational");
    }

    private Problem problem(int hidden, Map<String, Transformations> groups) {
        Invariance invariance =
                new Invariance(Invariance.Placement.FILTER, Invariance.Average.LOGITS, 2, 2, Sampling.STRATIFIED);
        DataOutline outline = new DataOutline(6, 1, Shape.of(1, 4, 4), 3, DataOutline.Targets.CLASSES);
        Model model = new Model(
                new TinyNetwork(16, hidden, 3, Tensor::relu), groups, invariance, new SoftmaxLikelihood(), outline);
        return new InvariantProblem(tensors, model, new TrainingPlan(EPOCHS, 6, 6));
    }
}
