package org.erlangen.inference.laplace.internal.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.rotation.RotationGroup;
import org.erlangen.host.training.Trainer;
import org.erlangen.inference.laplace.fixture.Dots;
import org.erlangen.inference.laplace.fixture.Options;
import org.erlangen.inference.laplace.option.Predictive;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In the host's trainer, whose memory scopes refuse a tensor that outlives its step. */
class TrainerTest {
    @ParameterizedTest
    @EnumSource(Predictive.class)
    void trainsJudgesAndPredictsWithinMemoryScopes(Predictive predictive) {
        Options options = new Options();
        options.predictive = predictive;
        Key key = Key.ofSeed(5);
        try (Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT32);
                Memory memory = engine.newMemory()) {
            Dots dots = new Dots(engine, 20);
            Problem problem = dots.problem(new RotationGroup(), 0.5, 2);
            LaplaceEstimation estimation = new LaplaceEstimation(options.made(), problem);
            Dataset data = dots.data(key, true);
            List<RunEvent> events = new ArrayList<>();
            State state = new Trainer(engine, problem.plan(), () -> false)
                    .train("fit", estimation, data, key, events::add, memory);

            Evidence evidence = engineScoped(engine, () -> estimation.evidence(state, data, key));
            assertThat(evidence.total()).isFinite().isNegative();
            assertThat(events)
                    .filteredOn(RunEvent.EpochEnded.class::isInstance)
                    .hasSize(2)
                    .last()
                    .isInstanceOfSatisfying(
                            RunEvent.EpochEnded.class,
                            ended -> assertThat(ended.metrics())
                                    .containsKeys("objective", "log-marginal-likelihood", "effective-parameters"));
            assertThat(engineScoped(
                            engine,
                            () -> estimation.predict(state, data.inputs(), key).size()))
                    .isPositive();
        }
    }

    @SuppressWarnings("try") // a scope acts by being open
    private static <T> T engineScoped(Engine engine, Supplier<T> computation) {
        try (var scope = engine.openScope()) {
            return computation.get();
        }
    }
}
