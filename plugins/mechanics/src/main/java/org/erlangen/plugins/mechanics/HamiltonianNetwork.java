package org.erlangen.plugins.mechanics;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A perceptron {@code f(x) = W_L act(... act(W_2 act(s (W_1 x + b_1)) + b_2))} as an energy, with the motion that follows from it.
 *
 * <p>Source: docs/methods/noethers-razor.md, section on the network.
 */
final class HamiltonianNetwork implements EnergyNetwork {
    /** The name of the factor on the first layer. */
    static final String SCALE = "input-scale";

    /** Of a first posterior: its deviation in units of the square of a layer's own scale. */
    private static final double POSTERIOR = 0.16;

    private final HamiltonianOptions options;
    private final int dimension;
    private final List<LinearMap> maps;

    /** An energy of states of size {@code dimension}. */
    HamiltonianNetwork(HamiltonianOptions options, int dimension) {
        this.options = options;
        this.dimension = dimension;
        List<LinearMap> all = new ArrayList<>();
        all.add(LinearMap.Dense.of("input", dimension, options.hidden()));
        for (int layer = 1; layer < options.layers() - 1; layer++) {
            all.add(LinearMap.Dense.of("hidden-" + layer, options.hidden(), options.hidden()));
        }
        LinearMap.Dense energy = LinearMap.Dense.of("energy", options.hidden(), 1);
        all.add(new LinearMap.Dense(energy.name(), energy.inputs(), 1, false, energy.image()));
        this.maps = List.copyOf(all);
    }

    @Override
    public List<LinearMap> maps() {
        return maps;
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Shape units = Shape.of(options.hidden());
        for (LinearMap map : maps) {
            parameters.add(weight((LinearMap.Dense) map));
            if (map.biased()) {
                parameters.add(new Parameter(map.bias(), units, Initialiser.uniform(0, 2 * Math.PI)));
            }
        }
        parameters.add(new Parameter(SCALE, Shape.SCALAR, Initialiser.constant(1)));
        return parameters;
    }

    /** Random features first, then layers that keep the size of what passes. */
    private Parameter weight(LinearMap.Dense map) {
        double width = options.hidden();
        Shape shape = Shape.of(map.outputs(), map.inputs());
        double mean;
        double variance;
        if (map.equals(maps.get(0))) {
            mean = 1;
            variance = 1 / Math.sqrt(width);
        } else if (map.biased()) {
            mean = 1 / Math.sqrt(2 * width);
            variance = 1 / (2 * width);
        } else {
            mean = 1 / Math.sqrt(1 + width);
            variance = 32 / (1 + width);
        }
        return new Parameter(map.weight(), shape, Initialiser.normal(mean), POSTERIOR * variance);
    }

    @Override
    public Tensor apply(Sites sites, Tensor x, Symmetrisation average) {
        int steps = options.subSteps();
        EnergyField field = field(sites, average);
        Tensor moved = field.follow(options.integrator(), x, options.stepSize() / steps, steps);
        return sites.samples() > 0 ? moved : moved.squeeze(0);
    }

    @Override
    public boolean hasInterchangeableUnits() {
        return true;
    }

    @Override
    public double stepSize() {
        return options.stepSize();
    }

    @Override
    public Tensor energy(Sites sites, Tensor x, Symmetrisation average) {
        Tensor energy = field(sites, average).energy(x);
        return sites.samples() > 0 ? energy : energy.squeeze(0);
    }

    /** The velocity {@code J grad H}. Shape: x [B, M], unchanged; or [R, B, M] when the sites have R samples. */
    Tensor velocity(Sites sites, Tensor x, Symmetrisation average) {
        Tensor velocity = field(sites, average).velocity(x);
        return sites.samples() > 0 ? velocity : velocity.squeeze(0);
    }

    private EnergyField field(Sites sites, Symmetrisation average) {
        return new EnergyField(Layers.of(maps, sites, options.activation()), average, dimension);
    }
}
