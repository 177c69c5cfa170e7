package org.erlangen.inference.laplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.Reference.GRADIENT;
import static org.erlangen.inference.laplace.Reference.VALUE;
import static org.erlangen.inference.laplace.Reference.assertNear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of the evidence, in training and as values. */
class BoundTest {
    private static final double STEP = 1e-4;

    private final Tensors tensors = Reference.tensors();
    private final Options options = new Options();
    private final Key key = Key.ofSeed(17);

    /** A problem, its data, and the state after an epoch. */
    private record Trained(LaplaceEstimation estimation, Dataset data, State state) {
        Evidence evidence(Key key) {
            return estimation.evidence(state, data, key);
        }
    }

    private Trained trained(boolean classes) {
        Problems problems = Problems.scaled(tensors, classes);
        Problem problem = problems.plain(2);
        LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
        Dataset data = problems.data(key);
        State state = new Training(problem, estimation, data, key).epoch(estimation.initialise(key), 1);
        return new Trained(estimation, data, state);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theKernelOfAllDataLearnsWhatFullCurvatureLearns(boolean classes) {
        options.prior = PriorPrecision.PER_TENSOR;
        options.structure = Structure.FULL;
        options.priorSteps = 5;
        Trained full = trained(classes);
        options.bound = Bound.KERNEL;
        Trained kernel = trained(classes);
        NamedTensors learnt = full.estimation().hyperparameters(full.state());
        NamedTensors bounded = kernel.estimation().hyperparameters(kernel.state());
        assertThat(learnt.names()).hasSizeGreaterThan(4);
        for (String name : learnt.names()) {
            assertNear(bounded.get(name).item(), learnt.get(name).item(), VALUE);
        }
        assertNear(kernel.evidence(key).total(), full.evidence(key).total(), VALUE);
    }

    @Tag("property")
    @ParameterizedTest
    @EnumSource(Grouping.class)
    void boundsLieBelowTheEvidenceAndRiseWithTheirParts(Grouping grouping) {
        options.structure = Structure.FULL;
        Trained full = trained(true);
        double evidence = full.evidence(key).total();
        options.bound = Bound.KERNEL;
        options.grouping = grouping;
        for (Outputs outputs : List.of(Outputs.ALL, Outputs.PSEUDO)) {
            options.outputs = outputs;
            double before = Double.NEGATIVE_INFINITY;
            for (int size : new int[] {1, 4, 12}) {
                options.subset = size;
                double bound = average(full, true);
                assertThat(bound).isGreaterThan(before).isLessThanOrEqualTo(evidence + VALUE);
                before = bound;
            }
        }
    }

    @Tag("property")
    @Test
    void realOutputsBoundOnTheirOwn() {
        options.structure = Structure.FULL;
        Trained full = trained(false);
        double evidence = full.evidence(key).total();
        options.bound = Bound.KERNEL;
        options.outputs = Outputs.INDEPENDENT;
        double independent = average(full, false);
        assertThat(independent).isLessThan(evidence);
        options.outputs = Outputs.PSEUDO;
        assertNear(average(full, false), independent, VALUE);
        options.outputs = Outputs.SINGLE;
        options.subset = 4;
        assertThat(average(full, false)).isLessThan(evidence);
    }

    /** The bound at a state over some partitions. */
    private double average(Trained at, boolean classes) {
        Problem problem = Problems.scaled(tensors, classes).plain(2);
        LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(8)
                .map(i -> estimation
                        .evidence(at.state(), at.data(), key.fold((long) i))
                        .total())
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void partsHoldEachExampleOnce(Grouping grouping) {
        Dataset data = new Dataset(tensors.range(11), tensors.vector(0, 1, 2, 0, 1, 0, 0, 0, 1, 0, 0));
        List<Double> seen = new ArrayList<>();
        for (Dataset part : new Partition(grouping, 3).of(data, key)) {
            assertThat(part.size()).isBetween(1, 3);
            Arrays.stream(part.inputs().toDoubles()).forEach(seen::add);
            if (grouping == Grouping.CLASS) {
                assertThat(part.targets().toDoubles())
                        .containsOnly(part.targets().toDoubles()[0]);
            }
        }
        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void aPartIsDrawnAsOftenAsItIsLarge() {
        Dataset data = new Dataset(tensors.range(8), tensors.vector(0, 1, 0, 0, 0, 0, 1, 0));
        long draws = 400;
        long small = 0;
        for (long i = 0; i < draws; i++) {
            small += new Partition(Grouping.CLASS, 8).draw(data, key.fold(i)).size() == 2 ? 1 : 0;
        }
        // Three standard deviations of a share of one quarter.
        assertThat((double) small / draws).isBetween(0.185, 0.315);
    }

    @Test
    void singleOutputsAreChosenForAllOrForEach() {
        List<Integer> same = new Terms(Outputs.SINGLE).choose(tensors, key, 30, 3);
        assertThat(same).hasSize(30).containsOnly(same.get(0));
        assertThat(new Terms(Outputs.SINGLE_EACH).choose(tensors, key, 30, 3))
                .hasSize(30)
                .contains(0, 1, 2);
        assertThat(new Terms(Outputs.ALL).choose(tensors, key, 30, 3)).isEmpty();
    }

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
                    : new KroneckerCurvature(reference.roles, Locations.EXPAND);
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
