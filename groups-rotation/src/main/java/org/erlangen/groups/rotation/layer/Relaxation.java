package org.erlangen.groups.rotation.layer;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/**
 * The two inverse length scales of a filter: of what lies relative to the frame, and of the frame itself. Without the second one the filter is
 * the same in all frames.
 *
 * @param relative of offsets and relative elements
 * @param absolute of the frame; 0 and held there: none
 */
record Relaxation(Hyperparameter relative, Hyperparameter absolute) {
    static Relaxation of(String map, double relative, double absolute, boolean learnt) {
        return new Relaxation(
                new Hyperparameter(
                        map + ".omega",
                        "inverse length scale of the filter, in pixels and radii of the unit circle",
                        relative,
                        Constraint.POSITIVE,
                        Unit.NONE,
                        learnt),
                new Hyperparameter(
                        map + ".relaxation",
                        "how fast the filter changes with the frame: 0 is strict symmetry, the sign means nothing",
                        absolute,
                        Constraint.FREE,
                        Unit.NONE,
                        learnt && absolute != 0));
    }

    /** Whether the filter is and stays the same in all frames. */
    boolean strict() {
        return absolute.initial() == 0;
    }

    List<Hyperparameter> hyperparameters() {
        List<Hyperparameter> all = new ArrayList<>(List.of(relative));
        if (!strict()) {
            all.add(absolute);
        }
        return all;
    }

    /** The first scale, in float64. */
    Tensor relative(Sites sites) {
        return sites.hyperparameter(relative.name()).cast(Precision.FLOAT64);
    }

    /** The second scale, in float64. Errors: refused where the layer is strict. */
    Tensor absolute(Sites sites) {
        return sites.hyperparameter(absolute.name()).cast(Precision.FLOAT64);
    }
}
