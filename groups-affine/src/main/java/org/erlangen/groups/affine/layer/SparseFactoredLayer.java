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
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** A factored map whose spatial factors pass through anchor points: {@code U = uU MU}, {@code V = MV^T uV}. */
public final class SparseFactoredLayer implements RelaxedLayer<SparseOptions> {
    /** The provider. */
    public SparseFactoredLayer() {}

    @Override
    public Description<SparseOptions> describe() {
        return Published.layerwise(Description.of(
                "sparse-factored",
                "factored map through anchor points: no symmetry, fewer parameters",
                SparseOptions.class));
    }

    @Override
    public Layer layer(SparseOptions options, Place place) {
        Factors factors = new Factors(place);
        String name = place.name() + ".sparse-factored";
        Factor ofInputs = Factor.of(name + ".u", place.inputSide(), options);
        Factor ofOutputs = Factor.of(name + ".v", place.outputSide(), options);
        LinearMap.Blocks u =
                LinearMap.Blocks.of(ofInputs.name(), place.inputChannels(), factors.inputs(), place.outputChannels());
        LinearMap.Blocks v = new LinearMap.Blocks(
                ofOutputs.name(),
                place.outputChannels(),
                place.inputChannels(),
                factors.outputs(),
                false,
                WeightImage.IDENTITY);
        return new OnePath(
                new Path("sparse-factored", false, List.of(u, v)),
                List.of(
                        byInputs(u, ofInputs, Start.preserving(factors.inputs())),
                        OnePath.bias(u),
                        byOutputs(v, ofOutputs, Start.preserving(place.inputChannels()))),
                List.of(ofInputs.omega(), ofOutputs.omega()),
                (sites, x) -> {
                    Tensor mu = Omega.interpolation(sites, ofInputs.omega(), ofInputs.anchors(), x);
                    Tensor mv = Omega.interpolation(sites, ofOutputs.omega(), ofOutputs.anchors(), x);
                    return factors.apply(
                            sites, u.through(WeightImage.right(mu)), v.through(WeightImage.left(mv.transposed())), x);
                });
    }

    /** One of the two factors. */
    private record Factor(String name, Anchors anchors, Hyperparameter omega) {
        static Factor of(String name, int side, SparseOptions options) {
            Key key = Key.ofSeed(options.seed()).fold(name);
            return new Factor(
                    name, Anchors.fraction(side, options.anchors(), key), Omega.hyperparameter(name, options));
        }

        /** Anchor values of functions that pass through random numbers at all positions. Shape: [functions, anchors]. */
        Tensor draw(Tensors tensors, Key key, int functions, double bound) {
            Tensor first = tensors.scalar(omega.initial(), Precision.FLOAT64);
            Tensor grid = Anchors.grid(tensors, anchors.side());
            Tensor values = Initialiser.uniform(-bound, bound)
                    .draw(tensors, key, Shape.of(functions, grid.shape().size(0)))
                    .cast(Precision.FLOAT64)
                    .matmul(Anchors.interpolation(grid, grid, first));
            return Anchors.reduce(anchors.interpolation(first), values);
        }
    }

    private static Parameter byInputs(LinearMap.Blocks map, Factor factor, double bound) {
        int functions = map.outputs() * map.blocks();
        return new Parameter(
                map.weight(),
                Shape.of(map.outputs(), map.blocks() * factor.anchors().count()),
                (tensors, key, shape) -> factor.draw(tensors, key, functions, bound)
                        .reshape(shape)
                        .cast(tensors.precision()));
    }

    private static Parameter byOutputs(LinearMap.Blocks map, Factor factor, double bound) {
        int functions = map.blocks() * map.inputs();
        return new Parameter(
                map.weight(),
                Shape.of(factor.anchors().count(), functions),
                (tensors, key, shape) ->
                        factor.draw(tensors, key, functions, bound).transposed().cast(tensors.precision()));
    }
}
