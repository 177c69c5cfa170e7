package org.erlangen.api.symmetry;

import java.util.List;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * Provider of transformations: what acts, on which domain, with which learnable extents. Implement one of the two methods: the first when
 * the transformations do not depend on the shape of what they act on.
 */
public interface TransformationGroup<C extends Record> extends Provider<C> {
    /** The transformations that these options describe. Errors: refused when they depend on the shape of an input. */
    default Transformations transformations(C options) {
        throw new UnsupportedOperationException(
                "the transformations of '" + describe().name() + "' depend on the shape of an input");
    }

    /** What does not fit between these options and such inputs; empty when all is well. Places name the option: {@code axes}. */
    default List<Refusal> refusals(C options, Shape input) {
        return List.of();
    }

    /** The transformations that these options describe, of inputs of a shape (without the batch axis) that is not refused. */
    default Transformations transformations(C options, Shape input) {
        return transformations(options);
    }
}
