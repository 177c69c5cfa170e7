package org.erlangen.api.network;

import java.util.List;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.tensor.Tensor;

/**
 * Provider of layers whose map is the sum of a strictly symmetric path and relaxing paths, each with a prior of its own. As the prior
 * variance of every relaxing path goes to zero, the layer becomes exactly symmetric.
 *
 * <p>Source: Finzi, Benton and Wilson, "Residual Pathway Priors for Soft Equivariance Constraints", NeurIPS 2021; van der Ouderaa,
 * Immer and van der Wilk, "Learning Layer-wise Equivariances Automatically using Gradients", NeurIPS 2023.
 */
public interface RelaxedLayer<C extends Record> extends Provider<C> {
    /**
     * How many group elements each feature has a channel for: 1 where the group acts on positions alone, 4 for features on the
     * quarter turns. Channels are ordered by feature, then by element; layers side by side share them, so theirs is the same or 1.
     */
    default int elements(C options) {
        return 1;
    }

    /** The layer for a place in a network. */
    Layer layer(C options, Place place);

    /**
     * Where a layer stands.
     *
     * @param name prefix of its parameters' names
     * @param inputChannels channels in, those of all group elements
     * @param inputSide rows and columns in
     * @param outputChannels channels out, those of all group elements
     * @param outputSide rows and columns out: {@code inputSide}, or half of it
     * @param subsampling how a path that keeps the side halves its output
     */
    record Place(
            String name,
            int inputChannels,
            int inputSide,
            int outputChannels,
            int outputSide,
            Subsampling subsampling) {
        public Place {
            if (outputSide != inputSide && 2 * outputSide != inputSide) {
                throw new IllegalArgumentException(
                        "a side of " + inputSide + " stays or is halved, it doesn't become " + outputSide);
            }
        }

        /** What a path that keeps the side hands on. Shape: [N, ..., S, S] gives [N, ..., S', S']. */
        public Tensor subsampled(Tensor x) {
            return outputSide == inputSide ? x : subsampling.halve(x);
        }
    }

    /** A bound layer: the sum of its paths, without an activation. Shape: [B, C, S, S] gives [B, D, S', S']. */
    interface Layer {
        /** The paths, strict ones first. */
        List<Path> paths();

        /** All parameters of all paths. */
        List<Parameter> parameters();

        /** Its hyperparameters; names begin with the place's name and a dot. */
        default List<Hyperparameter> hyperparameters() {
            return List.of();
        }

        /** Applies the layer; parameters come from the sites only. */
        Tensor apply(Sites sites, Tensor x);
    }

    /**
     * One way through a layer.
     *
     * @param name the path's name: {@code conv}, {@code fc}
     * @param strict whether it commutes with the group for every value of its parameters
     * @param maps its declared maps, in order of application
     */
    record Path(String name, boolean strict, List<LinearMap> maps) {
        public Path {
            maps = List.copyOf(maps);
        }
    }
}
