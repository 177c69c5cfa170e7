package org.erlangen.host.model;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.host.configuration.Invariance.Average;

/**
 * Sites whose first map applies S transformed copies of each filter; what follows passes as [B, S, ...] until the mean over S. The
 * estimator's own sites still hold the filters themselves: the copies are an image of them.
 */
final class FilterSites extends ForwardingSites {
    private final String first;
    private final Shape plane;
    private final GroupAction action;
    private final boolean adjoint;
    private final Average average;

    /** Decorates sites. Shape: {@code plane} is that of an input, [C, h, w]. */
    FilterSites(Sites sites, String first, Shape plane, GroupAction action, boolean adjoint, Average average) {
        super(sites);
        this.first = first;
        this.plane = plane;
        this.action = action;
        this.adjoint = adjoint;
        this.average = average;
    }

    @Override
    public Tensor dense(LinearMap.Dense map, Tensor x) {
        if (!map.name().equals(first)) {
            return sites().dense(map, x);
        }
        int copies = action.samples();
        WeightImage image = new WeightImage.Function(
                weight -> transformed(map.image().weight(map, weight)),
                bias -> tiled(map.image().bias(bias), copies));
        Tensor responses = sites().dense(map.through(image, copies * map.outputs()), x)
                .reshape(x.shape().size(0), copies, map.outputs());
        return average == Average.PREACTIVATION ? responses.mean(1) : responses;
    }

    /** Shape: [H, C h w] gives [S H, C h w], the copies of all filters by one element next to each other. */
    private Tensor transformed(Tensor filters) {
        int channels = filters.shape().size(0) * plane.size(0);
        Tensor image = filters.reshape(1, channels, plane.size(1), plane.size(2));
        Tensor moved = adjoint ? action.actAdjoint(image) : action.act(image);
        return moved.reshape(-1, filters.shape().size(1));
    }

    private static Tensor tiled(Tensor bias, int copies) {
        return bias.expand(0).broadcastTo(bias.shape().insert(0, copies)).reshape(-1);
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        return sites().readout(map, average == Average.LOGITS ? x.mean(1) : x);
    }
}
