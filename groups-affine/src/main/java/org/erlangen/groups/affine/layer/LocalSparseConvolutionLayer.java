package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A circular convolution of 3 by 3 with filters through anchor points that know the absolute position beside the relative one: strict where the
 * scale of the absolute position is 0. It is linear in its weights: a dense map at every position, on its patch read at the anchors.
 */
public final class LocalSparseConvolutionLayer implements RelaxedLayer<LocalSparseOptions> {
    private static final int SIDE = ConvolutionLayer.SIDE;

    /** The provider. */
    public LocalSparseConvolutionLayer() {}

    @Override
    public Description<LocalSparseOptions> describe() {
        return Description.of(
                        "local-sparse-convolution",
                        "sparse convolution whose filters may vary with position, by a scale that the evidence can learn",
                        LocalSparseOptions.class)
                .source(
                        "T. F. A. van der Ouderaa and M. van der Wilk",
                        "Sparse Convolutions on Lie Groups",
                        "NeurReps, PMLR 197",
                        2022);
    }

    @Override
    public Layer layer(LocalSparseOptions options, Place place) {
        String name = place.name() + ".local-sparse-convolution";
        LinearMap.Dense map =
                LinearMap.Dense.of(name, place.inputChannels() * options.anchors(), place.outputChannels());
        Hyperparameter omega = scale(name + ".omega", options.omega(), Constraint.POSITIVE, options.learn());
        Hyperparameter absolute = scale(name + ".absolute", options.absolute(), Constraint.FREE, options.learn());
        LocalAnchors anchors = new LocalAnchors(
                place.inputSide(), options.anchors(), Key.ofSeed(options.seed()).fold(name));
        return new OnePath(
                new Path("local-sparse-convolution", false, List.of(map)),
                List.of(weight(map, place, anchors, options), OnePath.bias(map)),
                List.of(omega, absolute),
                (sites, x) -> {
                    Tensor interpolation = anchors.interpolation(
                                    sites.hyperparameter(omega.name()).cast(Precision.FLOAT64),
                                    sites.hyperparameter(absolute.name()).cast(Precision.FLOAT64))
                            .cast(x.precision());
                    return place.subsampled(apply(sites, map, interpolation, x));
                });
    }

    private static Hyperparameter scale(String name, double first, Constraint constraint, boolean learnt) {
        return new Hyperparameter(
                name, "inverse length scale of filters in a position", first, constraint, Unit.NONE, learnt);
    }

    /** Filters as those of a convolution, as near as anchors come. */
    private static Parameter weight(
            LinearMap.Dense map, Place place, LocalAnchors anchors, LocalSparseOptions options) {
        double bound = Start.rectified(SIDE * SIDE * place.inputChannels());
        Initialiser initialiser = (tensors, key, shape) -> {
            int filters = map.outputs() * place.inputChannels();
            int positions = place.inputSide() * place.inputSide();
            Tensor values = Initialiser.uniform(-bound, bound)
                    .draw(tensors, key, Shape.of(filters, 1, SIDE * SIDE))
                    .cast(Precision.FLOAT64)
                    .broadcastTo(Shape.of(filters, positions, SIDE * SIDE))
                    .reshape(filters, -1);
            Tensor interpolation = anchors.interpolation(
                    tensors.scalar(options.omega(), Precision.FLOAT64),
                    tensors.scalar(options.absolute(), Precision.FLOAT64));
            return Anchors.reduce(interpolation.reshape(options.anchors(), -1), values)
                    .reshape(shape)
                    .cast(tensors.precision());
        };
        return new Parameter(map.weight(), map.shape(), initialiser);
    }

    /** {@code y[d, v] = b[d] + sum_ck u[d, (c, k)] sum_o M_k(v, o) x[c, v + o]}. Shape: x [N, C, S, S], interpolation [K, S^2, 9]. */
    static Tensor apply(Sites sites, LinearMap.Dense map, Tensor interpolation, Tensor x) {
        int side = x.shape().size(-1);
        int positions = side * side;
        Tensor patches = x.patches(SIDE, SIDE, ConvolutionGeometry.onTorus(1));
        Tensor seen = patches.transpose(1, 0, 2)
                .reshape(positions, -1, SIDE * SIDE)
                .matmul(interpolation.transpose(1, 2, 0))
                .reshape(positions, -1, map.inputs())
                .transpose(1, 0, 2);
        return sites.dense(map, seen).transposed().reshape(-1, map.outputs(), side, side);
    }
}
