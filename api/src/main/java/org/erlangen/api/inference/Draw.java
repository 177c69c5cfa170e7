package org.erlangen.api.inference;

import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Where the base coordinates of group elements come from. */
public interface Draw {
    /** Number S of samples. */
    int samples();

    /** Base coordinates for one group. Shape: [sets * S, dimension]. */
    Tensor coordinates(Tensors tensors, String group, int sets, int dimension);

    /** Random coordinates. */
    static Draw random(Key key, int samples, Sampling sampling) {
        return new Draw() {
            @Override
            public int samples() {
                return samples;
            }

            @Override
            public Tensor coordinates(Tensors tensors, String group, int sets, int dimension) {
                return sampling.draw(tensors, key.fold(group), sets, samples, dimension);
            }
        };
    }

    /** Given coordinates of one group, the same for every set. Shape: [samples, dimension]. */
    static Draw given(Tensor coordinates) {
        return new Draw() {
            @Override
            public int samples() {
                return coordinates.shape().size(0);
            }

            @Override
            public Tensor coordinates(Tensors tensors, String group, int sets, int dimension) {
                return coordinates
                        .expand(0)
                        .broadcastTo(coordinates.shape().insert(0, sets))
                        .reshape(-1, dimension);
            }
        };
    }
}
