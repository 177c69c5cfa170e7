package org.erlangen.inference.laplace.internal.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.rotation.RotationGroup;
import org.erlangen.inference.laplace.fixture.Dots;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.fixture.Training;
import org.erlangen.inference.laplace.option.Keep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which state a fit ends with. The rate is so large that the evidence goes up and down. */
class KeptStateTest {
    private static final int EPOCHS = 5;
    private static final int BURN_IN = 2;

    private final Tensors tensors = Reference.tensors();
    private final Key key = Key.ofSeed(3);
    private final Options options = new Options();
    private final Dots dots = new Dots(tensors, 20);
    private final Dataset data = dots.data(key, true);
    private final Problem problem = dots.problem(new RotationGroup(), 0.8, EPOCHS);

    @BeforeEach
    void set() {
        options.learningRate = 2;
        options.burnIn = BURN_IN;
        options.priorLearningRate = 0.5;
        options.hyperLearningRate = 1;
    }

    /** An epoch's end: the evidence, and the weights it is of. */
    private record Epoch(double evidence, NamedTensors theta) {}

    private List<Epoch> epochs(Keep keep) {
        options.keep = keep;
        LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
        State state = estimation.initialise(key);
        List<Epoch> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            state = estimation.step(state, data, key.fold(epoch)).state();
            Transition end = estimation.afterEpoch(state, data, epoch, key.fold(-epoch));
            state = end.state();
            double evidence = epoch < BURN_IN
                    ? Double.NEGATIVE_INFINITY
                    : end.metrics().get("log-marginal-likelihood").item();
            epochs.add(new Epoch(evidence, estimation.parameters(state)));
        }
        return epochs;
    }

    @Test
    void isThatOfTheHighestEvidence() {
        List<Epoch> all = epochs(Keep.LAST);
        int best = IntStream.range(0, EPOCHS)
                .boxed()
                .max(Comparator.comparingDouble(epoch -> all.get(epoch).evidence()))
                .orElseThrow();
        assertThat(best).as("of %s", all.stream().map(Epoch::evidence).toList()).isLessThan(EPOCHS - 1);

        NamedTensors kept = epochs(Keep.BEST).get(EPOCHS - 1).theta();

        assertSame(kept, all.get(best).theta());
    }

    @Test
    void isTheLastOneOnDemand() {
        List<Epoch> all = epochs(Keep.LAST);

        assertThat(all.get(EPOCHS - 1).theta().get("hidden.weight").toDoubles())
                .isNotEqualTo(all.get(EPOCHS - 2).theta().get("hidden.weight").toDoubles());
    }

    @Test
    void hasTheEvidenceOfItsEpochAgain() {
        options.keep = Keep.BEST;
        LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
        State state = new Training(problem, estimation, data, key).run();
        LaplaceState last = new LaplaceState(state);

        assertThat(last.counter(LaplaceState.Counter.BEST_EPOCH)).isBetween((long) BURN_IN, (long) EPOCHS);
        assertThat(last.recalled().theta().get("hidden.weight").toDoubles())
                .containsExactly(last.theta().get("hidden.weight").toDoubles());
        assertThat(last.recalled().raw().get("rotation.angle").item())
                .isEqualTo(last.raw().get("rotation.angle").item());
    }

    private static void assertSame(NamedTensors actual, NamedTensors expected) {
        assertThat(actual.names()).isEqualTo(expected.names());
        expected.asMap()
                .forEach((name, tensor) ->
                        assertThat(actual.get(name).toDoubles()).as(name).containsExactly(tensor.toDoubles()));
    }
}
