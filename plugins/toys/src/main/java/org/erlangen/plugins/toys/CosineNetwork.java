package org.erlangen.plugins.toys;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** {@code W3 relu(W2 cos(omega^2 W1 x))}, without biases. */
final class CosineNetwork implements Network {
    static final String FREQUENCY = "cosine.frequency";

    private final double frequency;
    private final LinearMap.Dense waves;
    private final LinearMap.Dense hidden;
    private final LinearMap.Dense readout;

    CosineNetwork(CosineOptions options, int inputs, int outputs) {
        this.frequency = options.frequency();
        this.waves = unbiased("waves", inputs, options.waves());
        this.hidden = unbiased("hidden", options.waves(), options.hidden());
        this.readout = unbiased("readout", options.hidden(), outputs);
    }

    private static LinearMap.Dense unbiased(String name, int inputs, int outputs) {
        return new LinearMap.Dense(name, inputs, outputs, false, WeightImage.IDENTITY);
    }

    /** Normal, with the variance that keeps the size of what passes; the frequencies themselves are standard normal. */
    @Override
    public List<Parameter> parameters() {
        return List.of(parameter(waves, 1), parameter(hidden, 2), parameter(readout, 1));
    }

    private static Parameter parameter(LinearMap.Dense map, double gain) {
        double deviation = Math.sqrt(gain / map.inputs());
        return new Parameter(map.weight(), Shape.of(map.outputs(), map.inputs()), Initialiser.normal(deviation));
    }

    @Override
    public List<LinearMap> maps() {
        return List.of(waves, hidden, readout);
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(new Hyperparameter(
                FREQUENCY, "how fast the network may wave", frequency, Constraint.POSITIVE, Unit.NONE, true));
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor omega = sites.hyperparameter(FREQUENCY);
        Tensor wave = sites.dense(waves, x).multiply(omega.square()).cos();
        return sites.readout(readout, sites.dense(hidden, wave).relu());
    }
}
