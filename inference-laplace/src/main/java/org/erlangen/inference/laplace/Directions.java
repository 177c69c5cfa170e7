package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.tensor.Tensor;

/**
 * Directions of output space along which a network is differentiated, and the curvature of the loss in them: {@code H = sum_n sum_cc' j_c L_cc' j_c'}
 * with {@code j_c = seed_c^T J}.
 *
 * @param seeds C directions of shape [B, K]
 * @param weights L, shape [B, C, C]
 */
record Directions(List<Tensor> seeds, Tensor weights) {
    Directions {
        seeds = List.copyOf(seeds);
    }

    /** The K outputs themselves under a curvature. Shape: outputs [B, K], curvature [B, K, K]. */
    static Directions outputs(Tensor outputs, Tensor curvature) {
        int batch = outputs.shape().size(0);
        int size = outputs.shape().size(1);
        Tensor units = outputs.tensors().identity(size, outputs.precision());
        List<Tensor> seeds = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            seeds.add(units.slice(0, k, k + 1).broadcastTo(outputs.shape().with(0, batch)));
        }
        return new Directions(seeds, curvature);
    }
}
