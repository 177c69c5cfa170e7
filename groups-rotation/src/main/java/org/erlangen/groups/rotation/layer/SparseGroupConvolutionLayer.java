package org.erlangen.groups.rotation.layer;

import java.util.List;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A group convolution whose filters, functions of offset and relative element, pass through a few anchor points. With a relaxation they are functions
 * of the frame too: strict to shifts, and to turns as the relaxation goes to zero.
 */
public final class SparseGroupConvolutionLayer implements RelaxedLayer<SparseGroupConvolutionOptions> {
    private static final String NAME = "sparse-group-convolution";

    /** Found by name through the service loader. */
    public SparseGroupConvolutionLayer() {}

    @Override
    public Description<SparseGroupConvolutionOptions> describe() {
        return Published.groups(Description.of(
                        NAME,
                        "convolution on shifts and quarter turns with filters through anchor points",
                        SparseGroupConvolutionOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Sparse Convolutions on Lie Groups",
                        "NeurReps",
                        2022));
    }

    @Override
    public int elements(SparseGroupConvolutionOptions options) {
        return options.group().order();
    }

    @Override
    public Layer layer(SparseGroupConvolutionOptions options, Place place) {
        GroupPlace at = new GroupPlace(place, options.group(), place.name() + "." + NAME);
        Key key = Key.ofSeed(options.seed()).fold(at.name());
        Anchors anchors = Anchors.fraction(new Filters(options.group()), options.anchors(), key);
        Relaxation relaxation = Relaxation.of(at.name(), options.omega(), options.relaxation(), options.learn());
        BasisConvolution convolution = BasisConvolution.of(at, anchors.count());
        return OnePath.of(
                NAME,
                relaxation.strict(),
                List.of(new OnePath.Start(convolution.map(), start(anchors, at, options.omega()))),
                relaxation.hyperparameters(),
                (sites, x) -> convolution.apply(sites, basis(anchors, relaxation, sites, x.tensors()), x));
    }

    /** Filters as large as those of an ordinary convolution, whatever the interpolation does to anchor values. */
    private static Initialiser start(Anchors anchors, GroupPlace place, double omega) {
        return (tensors, key, shape) -> {
            Tensor rows = strict(anchors, tensors.scalar(omega, Precision.FLOAT64), tensors);
            double gain = rows.square().sumAll().item() / anchors.filters().entries();
            return OnePath.rectified(place.inputs() * anchors.filters().entries())
                    .draw(tensors, key, shape)
                    .divide(Math.sqrt(gain));
        };
    }

    /** Shape: [1 or G, entries, anchors], float64. */
    private static Tensor basis(Anchors anchors, Relaxation relaxation, Sites sites, Tensors tensors) {
        Tensor omega = relaxation.relative(sites);
        return relaxation.strict()
                ? strict(anchors, omega, tensors)
                : relaxed(anchors, omega, relaxation.absolute(sites), tensors);
    }

    private static Tensor strict(Anchors anchors, Tensor omega, Tensors tensors) {
        Tensor offsets = anchors.filters().offsets(tensors);
        return Anchors.interpolation(anchors.locations(tensors).multiply(omega), offsets.multiply(omega))
                .expand(0);
    }

    /** The frame's coordinates stand behind those relative to it. */
    private static Tensor relaxed(Anchors anchors, Tensor omega, Tensor absolute, Tensors tensors) {
        Filters filters = anchors.filters();
        int order = filters.group().order();
        Tensor z = tensors.concatenate(
                1,
                anchors.locations(tensors).multiply(omega),
                anchors.frames(tensors).multiply(absolute));
        Tensor positions = Filters.inFrames(
                filters.offsets(tensors).multiply(omega),
                filters.frames(tensors).multiply(absolute));
        return Anchors.interpolation(z, positions).reshape(order, filters.entries(), anchors.count());
    }
}
