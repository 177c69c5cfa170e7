package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Tensor;

/**
 * The block of a plain residual network: {@code shortcut(relu(x)) + branch(relu(x) + b1)}. Where the grid shrinks, the shortcut reads
 * every second pixel of {@code relu(x) + b1}, and the channels that are missing are zeros.
 */
record PaddedBlock(ResidualBranch branch) implements ResidualBlock {
    @Override
    public List<LinearMap> maps() {
        return branch.maps();
    }

    @Override
    public List<Parameter> parameters() {
        return branch.parameters();
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor active = x.relu();
        Tensor shifted = branch.shift(sites, active);
        return branch.apply(sites, shifted).add(branch.stride() == 1 ? active : shrunk(shifted));
    }

    private Tensor shrunk(Tensor x) {
        int rows = x.shape().size(2);
        int columns = x.shape().size(3);
        return x.slice(2, 0, rows, branch.stride())
                .slice(3, 0, columns, branch.stride())
                .pad(1, 0, branch.outputs() - branch.inputs());
    }
}
