package org.erlangen.inference.laplace.internal.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.groups.rotation.RotationGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.inference.laplace.fixture.Dots;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.fixture.Training;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.Grouping;
import org.erlangen.inference.laplace.option.Optimiser;
import org.erlangen.inference.laplace.option.Outputs;
import org.erlangen.inference.laplace.option.Predictive;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.PriorUpdate;
import org.erlangen.tensor.Engine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaplaceEstimationTest {
    /** Of a stationary point that was reached by iteration. */
    private static final double CONVERGED = 1e-4;

    private final Tensors tensors = Reference.tensors();
    private final Options options = new Options();
    private final Key key = Key.ofSeed(11);

    private LaplaceEstimation bound(Problem problem) {
        return new LaplaceEstimation(options.made(), problem);
    }

    @Nested
    class Weights {
        @ParameterizedTest
        @EnumSource(Optimiser.class)
        void stepsRaiseTheLogPosterior(Optimiser optimiser) {
            options.optimiser = optimiser;
            Problems problems = Problems.scaled(tensors, true);
            Problem problem = problems.plain(1);
            Dataset data = problems.data(key);
            LaplaceEstimation estimation = bound(problem);
            State state = estimation.initialise(key);
            double first = Double.NEGATIVE_INFINITY;
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 40; i++) {
                Transition transition = estimation.step(state, data, key);
                last = transition.metrics().get("objective").item();
                first = i == 0 ? last : first;
                state = transition.state();
            }
            assertThat(last).isGreaterThan(first);
        }

        @Test
        void scalarsOutsideOfMapsMoveByASmallerRate() {
            options.optimiser = Optimiser.MOMENTUM;
            NamedTensors small = firstMove(0.1);
            NamedTensors full = firstMove(1);
            assertNear(small.get("scale").item(), 0.1 * full.get("scale").item(), 1e-9);
            assertNear(small.get("shift").item(), 0.1 * full.get("shift").item(), 1e-9);
            assertNear(
                    small.get("hidden.weight").toDoubles(),
                    full.get("hidden.weight").toDoubles(),
                    1e-12);
        }

        private NamedTensors firstMove(double scalarRate) {
            options.scalarRate = scalarRate;
            Problems problems = Problems.scaled(tensors, true);
            LaplaceEstimation estimation = bound(problems.plain(1));
            State first = estimation.initialise(key);
            State next = estimation.step(first, problems.data(key), key).state();
            return estimation.parameters(next).map(estimation.parameters(first), Tensor::subtract);
        }

        @Test
        void theSameKeysGiveTheSameBits() {
            Problems problems = Problems.scaled(tensors, true);
            Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 2);
            Training training = new Training(problem, bound(problem), problems.data(key), key);
            State once = training.run();
            State again = training.run();
            once.tensors()
                    .asMap()
                    .forEach((name, tensor) -> assertThat(
                                    again.tensors().get(name).toDoubles())
                            .as(name)
                            .containsExactly(tensor.toDoubles()));
            assertThat(again.counters()).isEqualTo(once.counters());
        }
    }

    @Nested
    class Hyperparameters {
        @Test
        void areHeldDuringBurnIn() {
            options.burnIn = 3;
            Problems problems = Problems.scaled(tensors, false);
            Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 4);
            LaplaceEstimation estimation = bound(problem);
            Training training = new Training(problem, estimation, problems.data(key), key);
            State state = estimation.initialise(key);
            NamedTensors first = estimation.hyperparameters(state);
            for (int epoch = 1; epoch <= 3; epoch++) {
                state = training.epoch(state, epoch);
                NamedTensors now = estimation.hyperparameters(state);
                for (String name : first.names()) {
                    boolean moved = now.get(name).item() != first.get(name).item();
                    assertThat(moved).as("%s after epoch %d", name, epoch).isEqualTo(epoch == 3);
                }
            }
        }

        @Test
        void priorPrecisionsConvergeToMacKaysFixedPoint() {
            options.prior = PriorPrecision.PER_TENSOR;
            options.priorSteps = 400;
            State byAdam = afterOneEpoch();
            options.priorUpdate = PriorUpdate.FIXED_POINT;
            options.priorSteps = 100;
            State byFixedPoint = afterOneEpoch();
            NamedTensors expected = new LaplaceState(byFixedPoint).logPrecisions();
            int compared = 0;
            for (String name : expected.names()) {
                // Those of parameters that the data do not ask for run away.
                if (Math.abs(expected.get(name).item()) < 3) {
                    Tensor actual = new LaplaceState(byAdam).logPrecisions().get(name);
                    assertThat(actual.item())
                            .as(name)
                            .isCloseTo(expected.get(name).item(), Offset.offset(0.02));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(3);
        }

        @Test
        void noiseConvergesToResidualsPerDegreeOfFreedom() {
            options.priorSteps = 3000;
            options.priorLearningRate = 0.02;
            Problems problems = Problems.scaled(tensors, false);
            Problem problem = problems.plain(2);
            Dataset data = problems.data(key);
            LaplaceEstimation estimation = bound(problem);
            State state = new Training(problem, estimation, data, key).epoch(estimation.initialise(key), 1);
            LaplaceState fitted = new LaplaceState(state);
            double effective =
                    HyperLearning.effective(estimation.posterior(fitted).penalty());
            Tensor f = problem.outputs(
                    new PointSites(fitted.theta()),
                    data.inputs(),
                    estimation.hyperparameters(state),
                    problem.draw(key, false));
            double squares = f.subtract(data.targets()).square().sumAll().item();
            double variance = squares / (2 * data.size() - effective);
            double noise =
                    estimation.hyperparameters(state).get("gaussian.noise").item();
            assertNear(noise * noise, variance, CONVERGED);
        }

        private State afterOneEpoch() {
            Problems problems = Problems.scaled(tensors, true);
            Problem problem = problems.plain(2);
            LaplaceEstimation estimation = bound(problem);
            return new Training(problem, estimation, problems.data(key), key).epoch(estimation.initialise(key), 1);
        }

        @Test
        void areNamedByTensorWhenEachHasItsOwnPrior() {
            options.prior = PriorPrecision.PER_TENSOR;
            Problem problem = Problems.scaled(tensors, true).plain(1);
            LaplaceEstimation estimation = bound(problem);
            NamedTensors hyperparameters = estimation.hyperparameters(estimation.initialise(key));
            assertThat(hyperparameters.names()).contains("prior-precision.hidden.weight", "prior-precision.scale");
            assertThat(hyperparameters.get("prior-precision.shift").item()).isEqualTo(1);
        }
    }

    @Nested
    class Symmetry {
        @Test
        void isLearntWhereTheDataHaveItAndUnlearntWhereTheyDoNot() {
            double invariant = extent(true);
            double dependent = extent(false);
            assertThat(invariant).isGreaterThan(1.5);
            assertThat(dependent).isLessThan(0.8);
        }

        @Test
        void isLearntFromRandomPartsOfTheDataToo() {
            options.bound = Bound.PARAMETRIC;
            options.subset = 15;
            assertThat(extent(true)).isGreaterThan(1.2);
        }

        @Test
        void isLearntFromKernelsOfOneClassAtATime() {
            options.bound = Bound.KERNEL;
            options.subset = 8;
            options.outputs = Outputs.PSEUDO;
            options.grouping = Grouping.CLASS;
            assertThat(extent(true)).isGreaterThan(1.2);
        }

        /** Rotation's extent, from 0.8, after learning a dot's radius or a dot's side. */
        private double extent(boolean byRadius) {
            options.learningRate = 0.03;
            options.burnIn = 8;
            options.partialBatches = 4;
            options.hyperLearningRate = 0.1;
            Dots dots = new Dots(tensors, 30);
            Problem problem = dots.problem(new RotationGroup(), 0.8, 30);
            LaplaceEstimation estimation = bound(problem);
            State state = new Training(problem, estimation, dots.data(key, byRadius), key).run();
            return estimation.hyperparameters(state).get("rotation.angle").item();
        }
    }

    @Nested
    class Predictions {
        @ParameterizedTest
        @EnumSource(Predictive.class)
        void areDistributionsOfEveryKind(Predictive predictive) {
            options.predictive = predictive;
            Problems problems = Problems.scaled(tensors, true);
            Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 1);
            Dataset data = problems.data(key);
            LaplaceEstimation estimation = bound(problem);
            State state = new Training(problem, estimation, data, key).run();
            Map<String, NamedTensors> predictions = estimation.predict(state, data.inputs(), key);
            assertThat(predictions.keySet().iterator().next())
                    .isEqualTo(predictive == Predictive.POINT_ESTIMATE ? "point-estimate" : "linearised");
            predictions.values().forEach(prediction -> {
                Tensor sums = prediction.get("log-probabilities").exp().sum(1);
                assertNear(sums.toDoubles(), tensors.filled(sums.shape(), 1).toDoubles(), 1e-12);
            });
        }

        @Test
        void areLessCertainThanThePointEstimate() {
            Problems problems = Problems.scaled(tensors, true);
            Problem problem = problems.plain(1);
            Dataset data = problems.data(key);
            LaplaceEstimation estimation = bound(problem);
            State state = new Training(problem, estimation, data, key).run();
            Map<String, NamedTensors> predictions = estimation.predict(state, data.inputs(), key);
            assertThat(certainty(predictions.get("linearised")))
                    .isLessThan(certainty(predictions.get("point-estimate")));
        }

        private double certainty(@Nullable NamedTensors prediction) {
            return Objects.requireNonNull(prediction)
                    .get("log-probabilities")
                    .max(1)
                    .meanAll()
                    .item();
        }
    }

    @Test
    void singlePrecisionTrainsWithCurvatureInDouble() {
        Tensors single = new Engine(new ReferenceDevice(), Precision.FLOAT32);
        Problems problems = Problems.scaled(single, false);
        Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 2);
        Dataset data = problems.data(key);
        LaplaceEstimation estimation = bound(problem);
        State state = new Training(problem, estimation, data, key).run();
        assertThat(new LaplaceState(state).statistics().values())
                .allMatch(statistic -> statistic.precision() == Precision.FLOAT64);
        assertThat(new LaplaceState(state).theta().values())
                .allMatch(tensor -> tensor.precision() == Precision.FLOAT32);
        assertThat(estimation.evidence(state, data, key).total()).isFinite();
        assertThat(estimation.predict(state, data.inputs(), key)).containsKey("linearised");
    }

    @Test
    void transformedFiltersAreRefusedAtTheFirstStep() {
        Problems problems = new Problems(tensors, new Dots(tensors, 4).network(), Shape.of(1, 7, 7), 2, true, 4);
        Problem problem = problems.with(Map.of("rotation", new RotationGroup()), Invariance.Placement.FILTER, 1);
        LaplaceEstimation estimation = bound(problem);
        State state = estimation.initialise(key);
        Dataset data = problems.data(key);
        assertThatThrownBy(() -> estimation.step(state, data, key))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("'hidden'")
                .hasMessageContaining("invariance.placement: input");
    }
}
