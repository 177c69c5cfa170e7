package org.erlangen.api.network;

import org.erlangen.api.tensor.Tensor;

/**
 * Where a network's parameters meet its activations. An inference method implements this: with plain weights, with sampled ones, with
 * noise on the outputs, or with inputs and output gradients observed.
 */
public interface Sites {
    /** Applies a dense map. Shape: x [N, ..., inputs] gives [N, ..., outputs]; axes between are places where it is applied to one example. */
    Tensor dense(LinearMap.Dense map, Tensor x);

    /** Applies a convolution. Shape: x [N, ..., C, H, W] gives [N, ..., D, H', W']; axes between are places where it is applied to one example. */
    Tensor convolution(LinearMap.Convolution map, Tensor x);

    /** Applies blocks. Shape: x [N, ..., blocks, inputs] gives [N, ..., blocks, outputs]; axes between are places where they are applied to one example. */
    Tensor blocks(LinearMap.Blocks map, Tensor x);

    /** Applies the network's last map, to features that may have been averaged over a group. Shape: x [..., inputs] gives [..., outputs]. */
    Tensor readout(LinearMap.Dense map, Tensor x);

    /** A parameter that belongs to no declared map: a scalar scale or bias. */
    Tensor parameter(String name);

    /** A hyperparameter that the network declares, on the constrained scale: a scalar. */
    default Tensor hyperparameter(String name) {
        throw new IllegalArgumentException(
                "no hyperparameter '" + name + "' here: the problem gives them to a network");
    }
}
