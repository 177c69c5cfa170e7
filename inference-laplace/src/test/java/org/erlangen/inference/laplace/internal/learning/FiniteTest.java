package org.erlangen.inference.laplace.internal.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.rotation.RotationGroup;
import org.erlangen.host.training.Trainer;
import org.erlangen.inference.laplace.fixture.Dots;
import org.erlangen.inference.laplace.fixture.ForwardingEstimation;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are not finite stop a fit at once, with the name of where they were seen; what is mended is counted. */
class FiniteTest {
    private static final int EPOCHS = 3;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Key key = Key.ofSeed(4);
    private final Options options = new Options();
    private final Dots dots = new Dots(tensors, 20);
    private final Dataset data = dots.data(key, true);
    private final Problem problem = dots.problem(new RotationGroup(), 0.8, EPOCHS);

    private LaplaceEstimation estimation() {
        return new LaplaceEstimation(options.made(), problem);
    }

    private Tensor spoilt(Tensor tensor, double number) {
        double[] elements = tensor.toDoubles();
        elements[elements.length / 2] = number;
        return tensors.of(tensor.shape(), tensor.precision(), elements);
    }

    private Dataset spoilt(double number) {
        return new Dataset(spoilt(data.inputs(), number), data.targets());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void oneBadNumberInTheDataStopsTheFirstStep(double number) {
        try (Memory memory = tensors.newMemory()) {
            assertThatThrownBy(() -> new Trainer(tensors, problem.plan(), () -> false)
                            .train("fit", estimation(), spoilt(number), key, event -> {}, memory))
                    .isInstanceOf(ErlangenException.class)
                    .hasMessageContaining("fit, epoch 1")
                    .hasMessageContaining("'objective' became NaN");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void oneBadNumberInTheDataIsSeenInTheCurvatureBeforeItIsDecomposed(double number) {
        State state = estimation().initialise(key);

        assertThatThrownBy(() -> estimation().afterEpoch(state, spoilt(number), 1, key))
                .isInstanceOf(NumericalException.class)
                .hasMessageMatching("the curvature 'hidden\\..*' of shape .* is not finite");
    }

    @Test
    void oneBadWeightIsSeenInTheCurvature() {
        LaplaceState state = new LaplaceState(estimation().initialise(key));
        NamedTensors theta = state.theta();
        LaplaceState spoilt =
                state.withTheta(theta.with("readout.weight", spoilt(theta.get("readout.weight"), Double.NaN)));

        assertThatThrownBy(() -> estimation().afterEpoch(spoilt.state(), data, 1, key))
                .isInstanceOf(NumericalException.class)
                .hasMessageContaining("is not finite");
    }

    /** Resampling has no pixel at such a place and says zero; the state tells. */
    @Test
    void aBadExtentStopsTheFitInItsStep() {
        LaplaceEstimation sound = estimation();
        Estimation spoiling = new ForwardingEstimation(sound) {
            @Override
            public Transition step(State state, Dataset batch, Key at) {
                LaplaceState next =
                        new LaplaceState(sound.step(state, batch, at).state());
                NamedTensors raw = NamedTensors.of("rotation.angle", tensors.scalar(Double.NaN));
                return new Transition(next.withRaw(raw).state(), NamedTensors.empty());
            }
        };

        try (Memory memory = tensors.newMemory()) {
            assertThatThrownBy(() -> new Trainer(tensors, problem.plan(), () -> false)
                            .train("fit", spoiling, data, key, event -> {}, memory))
                    .isInstanceOf(ErlangenException.class)
                    .hasMessageContaining("'raw.rotation.angle' became NaN");
        }
    }

    @Test
    void aBadPriorPrecisionIsSeenInItsGradient() {
        LaplaceState state = new LaplaceState(estimation().initialise(key));
        LaplaceState spoilt = state.withLogPrecisions(
                NamedTensors.of("prior-precision", tensors.scalar(Double.NaN, Precision.FLOAT64)));

        assertThatThrownBy(() -> estimation().afterEpoch(spoilt.state(), data, 1, key))
                .isInstanceOf(NumericalException.class)
                .hasMessageContaining("the gradient of 'prior-precision'");
    }

    @Test
    void theFirstBadTensorIsNamed() {
        NamedTensors some = NamedTensors.of(
                Map.of("good", tensors.vector(1, 2), "bad", tensors.vector(1, Double.NEGATIVE_INFINITY)));

        assertThatThrownBy(() -> Finite.all("the gradient of", some))
                .isInstanceOf(NumericalException.class)
                .hasMessage("the gradient of 'bad' of shape [2] is not finite");
    }

    @Test
    void whatIsBroughtBackIntoItsRangeIsCounted() {
        options.priorLearningRate = 100;
        options.priorSteps = 3;
        options.hyperLearningRate = 1000;
        State state = estimation().initialise(key);
        Transition end = estimation().afterEpoch(state, data, 1, key);

        assertThat(end.metrics().get("clamped-precisions").item()).isGreaterThanOrEqualTo(1);
        assertThat(new LaplaceState(end.state())
                        .logPrecisions()
                        .get("prior-precision")
                        .item())
                .isBetween(-HyperLearning.LARGEST_LOG_PRECISION, HyperLearning.LARGEST_LOG_PRECISION);
        double angle =
                estimation().hyperparameters(end.state()).get("rotation.angle").item();
        assertThat(end.metrics().get("clamped-hyperparameters").item()).isEqualTo(angle > 3 ? 1 : 0);
    }

    @Test
    void nothingIsCountedWhereNothingWasMended() {
        Transition end = estimation().afterEpoch(estimation().initialise(key), data, 1, key);

        assertThat(end.metrics().get("clamped-precisions").item()).isZero();
        assertThat(end.metrics().get("clamped-hyperparameters").item()).isZero();
        assertThat(end.metrics().get("shifted-decompositions").item()).isZero();
    }
}
