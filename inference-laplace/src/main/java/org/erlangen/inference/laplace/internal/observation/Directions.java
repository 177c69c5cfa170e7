package org.erlangen.inference.laplace.internal.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.erlangen.api.tensor.Tensor;

/**
 * Directions of output space along which a network is differentiated, and the curvature of the loss in them: {@code H = sum_n sum_cc' j_c L_cc' j_c'}
 * with {@code j_c = seed_c^T J}.
 *
 * @param seeds C directions of shape [B, K]
 * @param loss L, shape [B, C, C]; the identity if absent
 */
public record Directions(List<Tensor> seeds, Optional<Tensor> loss) {
    public Directions {
        seeds = List.copyOf(seeds);
    }

    /** Directions in which the curvature of the loss is known as an array. Shape: seeds C of [B, K], weights [B, C, C]. */
    public Directions(List<Tensor> seeds, Tensor weights) {
        this(seeds, Optional.of(weights));
    }

    /** The columns of a root R of the loss's curvature, {@code R R^T = L}: in them it is the identity. Shape: [B, K, C]. */
    public static Directions ofRoot(Tensor root) {
        List<Tensor> seeds = new ArrayList<>();
        for (int c = 0; c < root.shape().size(2); c++) {
            seeds.add(root.slice(2, c, c + 1).squeeze(2));
        }
        return new Directions(seeds, Optional.empty());
    }

    /** L. Errors: {@link IllegalStateException} where it is the identity, which nobody needs as an array. */
    public Tensor weights() {
        return loss.orElseThrow(() -> new IllegalStateException("the curvature in these directions is the identity"));
    }

    /** All directions. Shape: [C, B, K]. */
    Tensor stacked() {
        return seeds.get(0).tensors().stack(0, seeds);
    }

    /** The K outputs themselves under a curvature. Shape: outputs [B, K], curvature [B, K, K]. */
    public static Directions outputs(Tensor outputs, Tensor curvature) {
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
