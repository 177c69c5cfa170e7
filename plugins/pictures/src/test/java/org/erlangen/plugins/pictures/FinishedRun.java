package org.erlangen.plugins.pictures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** The end of a run with given parameters and extents, for reporters, which ask for nothing else. */
record FinishedRun(Tensors tensors, Network network, NamedTensors parameters, NamedTensors eta)
        implements Problem, Estimation {

    static RunEvent.RunEnded of(Tensors tensors, Network network, Map<String, Double> extents, LieGroup... groups) {
        NamedTensors eta = NamedTensors.empty();
        for (Map.Entry<String, Double> extent : extents.entrySet()) {
            eta = eta.with(extent.getKey(), tensors.scalar(extent.getValue()));
        }
        Map<String, Transformations> transformations = new LinkedHashMap<>();
        for (LieGroup group : groups) {
            transformations.put(group.name(), group);
        }
        return of(tensors, network, eta, transformations);
    }

    static RunEvent.RunEnded of(
            Tensors tensors, Network network, NamedTensors eta, Map<String, Transformations> transformations) {
        FinishedRun run = new FinishedRun(tensors, network, network.initialise(tensors, Key.ofSeed(0)), eta);
        return new RunEvent.RunEnded("start-2", run, transformations, run, new State(NamedTensors.empty(), Map.of()));
    }

    @Override
    public NamedTensors hyperparameters(State state) {
        return eta;
    }

    /** The data determine three quarters of what is called strict, one quarter of all else. */
    @Override
    public Map<String, NamedTensors> tables(State state) {
        NamedTensors effective = NamedTensors.empty();
        for (String name : parameters.names()) {
            double share = name.contains("strict") ? 0.75 : 0.25;
            double elements = parameters.get(name).shape().elements();
            effective = effective.with(name, tensors.scalar(share * elements));
        }
        return Map.of(EFFECTIVE_PARAMETERS, effective);
    }

    @Override
    public NamedTensors parameters(State state) {
        return parameters;
    }

    @Override
    public Likelihood likelihood() {
        throw unasked();
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        throw unasked();
    }

    @Override
    public TrainingPlan plan() {
        throw unasked();
    }

    /** Of one element, which nobody looks at. */
    @Override
    public Draw draw(Key key, boolean evaluation) {
        return Draw.random(key, 1, Sampling.STOCHASTIC);
    }

    @Override
    public Tensor energy(Sites sites, Tensor x, NamedTensors extents, Draw draw) {
        return network instanceof EnergyNetwork energy
                ? energy.energy(sites, x, new Symmetrisation.None())
                : Problem.super.energy(sites, x, extents, draw);
    }

    @Override
    public Tensor outputs(Sites sites, Tensor inputs, NamedTensors extents, Draw draw) {
        throw unasked();
    }

    @Override
    public Tensor logLikelihood(Sites sites, Dataset batch, NamedTensors extents, Draw draw) {
        throw unasked();
    }

    @Override
    public boolean averagesBeforeReadout() {
        throw unasked();
    }

    @Override
    public State initialise(Key key) {
        throw unasked();
    }

    @Override
    public Transition step(State state, Dataset batch, Key key) {
        throw unasked();
    }

    @Override
    public Evidence evidence(State state, Dataset training, Key key) {
        throw unasked();
    }

    /** Nothing ever moves; so much is known but for a deviation of a tenth. */
    @Override
    public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
        Tensor variance = tensors.filled(inputs.shape(), 0.01, inputs.precision());
        return Map.of("mean-weights", NamedTensors.of("mean", inputs).with("variance", variance));
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("no reporter asks for this");
    }
}
