package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Tensor;

/**
 * The block of a wide residual network: {@code x + branch(relu(x + b1))}. Where the number of channels changes, the shortcut is a 1 x 1
 * convolution of {@code relu(x + b1)}, which starts normal with variance {@code 2 / outputs}.
 */
record ProjectedBlock(ResidualBranch branch) implements ResidualBlock {
    @Override
    public List<LinearMap> maps() {
        List<LinearMap> maps = new ArrayList<>(branch.maps());
        if (projects()) {
            maps.add(shortcut());
        }
        return maps;
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(branch.parameters());
        if (projects()) {
            parameters.add(MapParameters.weight(shortcut(), Initialiser.normal(Math.sqrt(2.0 / branch.outputs()))));
        }
        return parameters;
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor active = branch.shift(sites, x).relu();
        Tensor residual = branch.apply(sites, active);
        return residual.add(projects() ? sites.convolution(shortcut(), active) : x);
    }

    private boolean projects() {
        return branch.inputs() != branch.outputs();
    }

    private LinearMap.Convolution shortcut() {
        return new LinearMap.Convolution(
                branch.name() + "-shortcut",
                branch.inputs(),
                branch.outputs(),
                1,
                1,
                ConvolutionGeometry.of(branch.stride(), 0),
                false,
                WeightImage.IDENTITY);
    }
}
