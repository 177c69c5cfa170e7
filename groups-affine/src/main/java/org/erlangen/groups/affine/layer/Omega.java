package org.erlangen.groups.affine.layer;

import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/** The inverse length scale of anchor points. */
final class Omega {
    private Omega() {}

    /** The hyperparameter of a map. */
    static Hyperparameter hyperparameter(String map, SparseOptions options) {
        return new Hyperparameter(
                map + ".omega",
                "inverse length scale, in pixels, of the interpolation between anchor points",
                options.omega(),
                Constraint.POSITIVE,
                Unit.NONE,
                options.learnOmega());
    }

    /** M at the hyperparameter's value, computed in float64, in the precision of activations. */
    static Tensor interpolation(Sites sites, Hyperparameter omega, Anchors anchors, Tensor activations) {
        Tensor value = sites.hyperparameter(omega.name()).cast(Precision.FLOAT64);
        return anchors.interpolation(value).cast(activations.precision());
    }
}
