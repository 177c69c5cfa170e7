package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Tensor;

/** A shortcut plus a branch that starts at zero. Shape: [N, C, H, W] gives [N, D, H', W']. */
sealed interface ResidualBlock permits PaddedBlock, ProjectedBlock {
    /** Its maps in order of application. */
    List<LinearMap> maps();

    /** The parameters of its maps, and its scalars. */
    List<Parameter> parameters();

    /** What the block before left without its last ReLU gives the same of this one. */
    Tensor apply(Sites sites, Tensor x);
}
