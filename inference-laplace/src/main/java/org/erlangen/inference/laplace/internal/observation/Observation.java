package org.erlangen.inference.laplace.internal.observation;

import java.util.Map;
import java.util.Optional;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A network seen on a batch: outputs, and what their derivatives are made of.
 *
 * @param outputs f, shape [B, K]
 * @param loss curvature of the loss in the directions, shape [B, C, C]; the identity if absent
 * @param sites what was seen at each map, by its name
 * @param scalars derivatives by parameters of one element, by their names, shape [B, C]
 */
public record Observation(
        Tensor outputs, Optional<Tensor> loss, Map<String, SiteObservation> sites, NamedTensors scalars) {
    public Observation {
        sites = Map.copyOf(sites);
    }

    /** An observation in directions in which the curvature of the loss is known as an array. Shape: weights [B, C, C]. */
    public Observation(Tensor outputs, Tensor weights, Map<String, SiteObservation> sites, NamedTensors scalars) {
        this(outputs, Optional.of(weights), sites, scalars);
    }

    /** The curvature of the loss in the directions. Errors: {@link IllegalStateException} where it is the identity, which nobody needs as an array. */
    public Tensor weights() {
        return loss.orElseThrow(() -> new IllegalStateException("the curvature in these directions is the identity"));
    }

    /** The directions' exact derivative by a parameter. Shape: [B, C, elements]. */
    public Tensor jacobian(Role role) {
        if (role instanceof Role.Weight weight) {
            return site(weight.map().name()).weightJacobian();
        }
        if (role instanceof Role.Bias bias) {
            return site(bias.map().name()).biasJacobian();
        }
        return scalars.get(role.parameter()).expand(-1);
    }

    /** What was seen at a map. */
    public SiteObservation site(String map) {
        SiteObservation site = sites.get(map);
        if (site == null) {
            throw new IllegalStateException("the network did not apply its declared map '" + map + "'");
        }
        return site;
    }

    /** {@code L x} for each example. Shape: x [B, C, n] gives the same. */
    public Tensor weighted(Tensor x) {
        return loss.isEmpty() ? x : weights().matmul(x);
    }

    /** The second moment of gradients by what leaves a map at each location, {@code sum_n sum_r sum_cc' g_c L_cc' g_c'^T}. Shape: [out, out]. */
    public Tensor gradientMoment(SiteObservation site) {
        return loss.isEmpty() ? site.gradientMoment() : gram(site.summedGradients());
    }

    /** {@code sum_n x_n^T L_n x_n}. Shape: x [B, C, R, n], weighted over C for each of R; result [n, n]. */
    public Tensor gram(Tensor x) {
        Shape shape = x.shape();
        int size = shape.size(3);
        Tensor flat = x.reshape(shape.size(0), shape.size(1), shape.size(2) * size);
        return flat.reshape(-1, size).matmul(weighted(flat).reshape(-1, size), true, false);
    }
}
