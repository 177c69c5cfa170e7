package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** A circular convolution whose filters pass through a few anchor points: {@code w[d, c] = u[d, c] M}. */
public final class SparseConvolutionLayer implements RelaxedLayer<SparseOptions> {
    /** The provider. */
    public SparseConvolutionLayer() {}

    @Override
    public Description<SparseOptions> describe() {
        return Published.layerwise(Description.of(
                "sparse-convolution",
                "circular convolution of 3 by 3 with filters through anchor points: strictly equivariant to shifts",
                SparseOptions.class));
    }

    @Override
    public Layer layer(SparseOptions options, Place place) {
        String name = place.name() + ".sparse-convolution";
        LinearMap.Convolution map = ConvolutionLayer.map(name, place);
        Anchors anchors = Anchors.fraction(
                ConvolutionLayer.SIDE,
                options.anchors(),
                Key.ofSeed(options.seed()).fold(name));
        Hyperparameter omega = Omega.hyperparameter(name, options);
        return new OnePath(
                new Path("sparse-convolution", true, List.of(map)),
                List.of(weight(map, anchors, options.omega()), OnePath.bias(map)),
                List.of(omega),
                (sites, x) -> {
                    WeightImage image = WeightImage.right(Omega.interpolation(sites, omega, anchors, x));
                    return place.subsampled(sites.convolution(map.through(image), x));
                });
    }

    /** Filters as those of a convolution, as near as anchors come. */
    private static Parameter weight(LinearMap.Convolution map, Anchors anchors, double omega) {
        double bound = Start.rectified(map.rows() * map.columns() * map.inputs());
        Initialiser initialiser = (tensors, key, shape) -> {
            Shape filters = Shape.of(map.outputs() * map.inputs(), map.rows() * map.columns());
            return Anchors.reduce(
                            anchors.interpolation(tensors.scalar(omega, Precision.FLOAT64)),
                            Initialiser.uniform(-bound, bound)
                                    .draw(tensors, key, filters)
                                    .cast(Precision.FLOAT64))
                    .reshape(shape)
                    .cast(tensors.precision());
        };
        return new Parameter(map.weight(), Shape.of(map.outputs(), map.inputs(), anchors.count()), initialiser);
    }
}
