package org.erlangen.groups.rotation.layer;

import java.util.List;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A group convolution whose filters are smooth functions of what lies relative to the frame and of the frame itself: {@code theta[d, c] = sum_m
 * W[d, (c, m)] sqrt(2/M) cos(omega A_m . rho + relaxation B_m . alpha + phase_m)}. Strict to shifts; to turns as the relaxation goes to zero.
 */
public final class ContinuousGroupConvolutionLayer implements RelaxedLayer<ContinuousGroupConvolutionOptions> {
    private static final String NAME = "continuous-group-convolution";

    /** Found by name through the service loader. */
    public ContinuousGroupConvolutionLayer() {}

    @Override
    public Description<ContinuousGroupConvolutionOptions> describe() {
        return Published.groups(Description.of(
                        NAME,
                        "convolution on shifts and quarter turns whose smooth filters may change with the frame",
                        ContinuousGroupConvolutionOptions.class)
                .source(
                        "Tycho F.A. van der Ouderaa, David W. Romero, Mark van der Wilk",
                        "Relaxing Equivariance Constraints with Non-stationary Continuous Filters",
                        "NeurIPS",
                        2022));
    }

    @Override
    public int elements(ContinuousGroupConvolutionOptions options) {
        return options.group().order();
    }

    @Override
    public Layer layer(ContinuousGroupConvolutionOptions options, Place place) {
        GroupPlace at = new GroupPlace(place, options.group(), place.name() + "." + NAME);
        Filters filters = new Filters(options.group());
        Key key = Key.ofSeed(options.seed()).fold(at.name());
        Relaxation relaxation = Relaxation.of(at.name(), options.omega(), options.relaxation(), options.learn());
        BasisConvolution convolution = BasisConvolution.of(at, options.features());
        // a filter's entries have the variance of W, since the squares of the random features have mean 1
        return OnePath.of(
                NAME,
                relaxation.strict(),
                List.of(new OnePath.Start(convolution.map(), OnePath.rectified(at.inputs() * filters.entries()))),
                relaxation.hyperparameters(),
                (sites, x) -> convolution.apply(
                        sites, basis(filters, options.features(), key, relaxation, sites, x.tensors()), x));
    }

    /** Shape: [1 or G, entries, features], float64. */
    private static Tensor basis(
            Filters filters, int features, Key key, Relaxation relaxation, Sites sites, Tensors tensors) {
        Tensor a = tensors.normal(key.fold("relative"), Shape.of(filters.dimension(), features), Precision.FLOAT64);
        Tensor phase = tensors.uniform(key.fold("phase"), Shape.of(features), Precision.FLOAT64)
                .multiply(2 * Math.PI);
        Tensor angle = filters.offsets(tensors)
                .matmul(a)
                .multiply(relaxation.relative(sites))
                .add(phase)
                .expand(0);
        if (!relaxation.strict()) {
            Tensor b = tensors.normal(
                    key.fold("absolute"), Shape.of(filters.dimension() - 2, features), Precision.FLOAT64);
            Tensor ofFrames = filters.frames(tensors).matmul(b).multiply(relaxation.absolute(sites));
            angle = angle.add(ofFrames.expand(1));
        }
        return angle.cos().multiply(Math.sqrt(2.0 / features));
    }
}
