package org.erlangen.inference.laplace.internal.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.fixture.Reference.VALUE;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.List;
import java.util.stream.DoubleStream;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.fixture.Training;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.Grouping;
import org.erlangen.inference.laplace.option.Outputs;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of the evidence, in training and as values. */
class BoundTest {
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
}
