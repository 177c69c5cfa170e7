package org.erlangen.inference.vi;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Where the standard normal numbers behind one sample of all weights come from. */
@FunctionalInterface
interface Noise {
    /** Standard normal numbers for one map: always the same for the same map. */
    Tensor draw(String map, Shape shape);

    /** Numbers that a key gives. */
    static Noise random(Tensors tensors, Key key) {
        return (map, shape) -> tensors.normal(key.fold(map), shape);
    }
}
