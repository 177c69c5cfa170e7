package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** {@code W2 c phi(W1 x + b1) / sqrt(H) + b2}. */
final class ShallowNetwork implements Network {
    private static final double READOUT_GAIN = 0.1;
    private static final double RELU_BIAS_DEVIATION = 0.3;
    private static final double RELU_GAIN = 3;
    private static final double COSINE_GAIN = 2;

    private final ShallowOptions options;
    private final Shape image;
    private final LinearMap.Dense filters;
    private final LinearMap.Dense readout;

    ShallowNetwork(ShallowOptions options, Shape image, int outputs) {
        this.options = options;
        this.image = image;
        this.filters = LinearMap.Dense.of("filters", image.elements(), options.hidden());
        this.readout = LinearMap.Dense.of("readout", options.hidden(), outputs);
    }

    @Override
    public List<Parameter> parameters() {
        int hidden = options.hidden();
        double readoutDeviation = READOUT_GAIN / Math.sqrt(hidden);
        return List.of(
                new Parameter(filters.weight(), Shape.of(hidden, filters.inputs()), filterInitialiser()),
                new Parameter(filters.bias(), Shape.of(hidden), biasInitialiser()),
                new Parameter(
                        readout.weight(), Shape.of(readout.outputs(), hidden), Initialiser.normal(readoutDeviation)),
                new Parameter(readout.bias(), Shape.of(readout.outputs()), Initialiser.zeros()));
    }

    @Override
    public List<LinearMap> maps() {
        return List.of(filters, readout);
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor features = activate(sites.dense(filters, x.reshape(-1, filters.inputs())));
        return sites.readout(readout, features.multiply(options.featureScale() / Math.sqrt(options.hidden())));
    }

    @Override
    public boolean hasPlaneFilters() {
        return true;
    }

    private Tensor activate(Tensor a) {
        return switch (options.activation()) {
            case RELU -> a.relu();
            case COSINE -> a.cos().multiply(Math.sqrt(2));
        };
    }

    private Initialiser filterInitialiser() {
        double pixels = image.size(1) * (double) image.size(2);
        double gain = options.activation() == ShallowOptions.Activation.RELU ? RELU_GAIN : COSINE_GAIN;
        return switch (options.filters()) {
            case RANDOM -> new BlurredNoise(image, 14 * gain / pixels);
            case LEARNT -> Initialiser.normal(2 / Math.sqrt(pixels));
        };
    }

    private Initialiser biasInitialiser() {
        if (options.activation() == ShallowOptions.Activation.COSINE) {
            return Initialiser.uniform(0, 2 * Math.PI);
        }
        return switch (options.filters()) {
            case RANDOM -> Initialiser.normal(RELU_BIAS_DEVIATION);
            case LEARNT -> Initialiser.zeros();
        };
    }
}
