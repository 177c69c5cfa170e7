package org.erlangen.plugins.mechanics;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.DataSource;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.InitialLaw;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Pairs of states a step apart, along motions of a system: an input is a state [M], its target the next one. Training targets are noisy, the
 * targets of the test sets {@code test}, {@code moved} and {@code wider} are not. Test sets share their random numbers, which are not those of
 * the training set. Motions are computed in double precision, errors are below 1e-9.
 *
 * <p>Source: docs/methods/noethers-razor.md, section on data.
 */
public final class TrajectoriesSource implements DataSource<TrajectoriesOptions> {
    /** Found by name through the service loader. */
    public TrajectoriesSource() {}

    @Override
    public Description<TrajectoriesOptions> describe() {
        return Description.of(
                        "trajectories",
                        "pairs of states a step apart, along the motions of a mechanical system",
                        TrajectoriesOptions.class)
                .source(
                        "T. F. A. van der Ouderaa, M. van der Wilk and P. de Haan",
                        "Noether's Razor: Learning Conserved Quantities",
                        "NeurIPS",
                        2024);
    }

    @Override
    public DataOutline outline(TrajectoriesOptions options, Path folder) {
        int size = system(options).dimension();
        return new DataOutline(
                options.trajectories() * options.steps(),
                options.testTrajectories() * options.testSteps(),
                Shape.of(size),
                size,
                DataOutline.Targets.REAL,
                OptionalDouble.of(options.stepSize()));
    }

    private static HamiltonianSystem system(TrajectoriesOptions options) {
        return options.system().provider().system(options.system().options());
    }

    @Override
    public Examples load(TrajectoriesOptions options, DataContext context) {
        Tensors tensors = context.tensors();
        Key key = Key.ofSeed(options.seed());
        Dataset training = noisy(
                pairs(
                        tensors,
                        options,
                        key.fold("training"),
                        new InitialLaw(1, options.momentum(), 0),
                        options.trajectories(),
                        options.steps()),
                key.fold("noise"),
                options.noise());
        Map<String, Dataset> further = new LinkedHashMap<>();
        further.put("moved", test(tensors, options, new InitialLaw(1, options.testMomentum(), options.moved())));
        further.put("wider", test(tensors, options, new InitialLaw(options.wider(), options.testMomentum(), 0)));
        Dataset test = test(tensors, options, new InitialLaw(1, options.testMomentum(), 0));
        return new Examples(training, test, further, Map.of()).map(data -> cast(data, tensors.precision()));
    }

    private static Dataset test(Tensors tensors, TrajectoriesOptions options, InitialLaw law) {
        Key key = Key.ofSeed(options.seed()).fold("test");
        return pairs(tensors, options, key, law, options.testTrajectories(), options.testSteps());
    }

    private static Dataset pairs(
            Tensors tensors, TrajectoriesOptions options, Key key, InitialLaw law, int trajectories, int steps) {
        HamiltonianSystem system = system(options);
        NamedTensors pairs = tensors.scoped(() -> {
            Tensor first = system.initialStates(tensors, key, trajectories, law, Precision.FLOAT64);
            Tensor states = Trajectories.of(system, first, options.stepSize(), steps, Trajectories.SUB_STEPS);
            Tensor inputs = states.slice(1, 0, steps).reshape(-1, system.dimension());
            Tensor targets = states.slice(1, 1, steps + 1).reshape(-1, system.dimension());
            return NamedTensors.of("inputs", inputs, "targets", targets);
        });
        return new Dataset(pairs.get("inputs"), pairs.get("targets"));
    }

    private static Dataset noisy(Dataset clean, Key key, double variance) {
        Tensor targets = clean.targets();
        Tensor noise = targets.tensors().normal(key, targets.shape(), Precision.FLOAT64);
        return new Dataset(clean.inputs(), targets.add(noise.multiply(Math.sqrt(variance))));
    }

    private static Dataset cast(Dataset data, Precision precision) {
        return new Dataset(data.inputs().cast(precision), data.targets().cast(precision));
    }
}
