package org.erlangen.api.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** How a grid is halved without giving up a layer's symmetry. Shape: [N, ..., S, S] gives [N, ..., S/2, S/2]; S even. */
public enum Subsampling {
    /**
     * Of the four phases of an example the one that holds its largest element, the same for all channels; the first on ties. Commutes with
     * every shift of an example, up to a shift of the result.
     *
     * <p>Source: Chaman and Dokmanić, "Truly shift-invariant convolutional neural networks", CVPR 2021.
     */
    POLYPHASE {
        @Override
        public Tensor halve(Tensor x) {
            return polyphase(x, false);
        }
    },
    /** One phase for the whole batch: an example's result depends on those beside it. For comparison with published figures only. */
    POLYPHASE_BATCH {
        @Override
        public Tensor halve(Tensor x) {
            return polyphase(x, true);
        }
    },
    /** The largest element of each window of 2 by 2; of equal ones the first. Commutes with shifts by an even number of elements. */
    MAX_POOL {
        @Override
        public Tensor halve(Tensor x) {
            int rows = x.shape().size(-2) / 2;
            int columns = x.shape().size(-1) / 2;
            Shape windows = x.shape().part(0, x.shape().rank() - 2).append(Shape.of(rows, 2, columns, 2));
            return x.reshape(windows).max(-3, -1);
        }
    };

    /** Halves the last two axes. */
    public abstract Tensor halve(Tensor x);

    /** The phase is chosen by value, which is no function to be differentiated: gradients pass through the elements that are kept. */
    private static Tensor polyphase(Tensor x, boolean ofBatch) {
        Tensor values = x.stopGradient();
        List<Tensor> largest = new ArrayList<>();
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 2; row++) {
                Tensor phase = every2nd(every2nd(values, -2, row), -1, column);
                Tensor ofEach = phase.reshape(x.shape().size(0), -1).max(1);
                largest.add(ofBatch ? ofEach.max(0).expand(0) : ofEach);
            }
        }
        Tensor chosen = x.tensors().stack(1, largest).argMax(1);
        Tensor column = chosen.greaterOrEqual(x.tensors().scalar(2, chosen.precision()));
        Tensor row = chosen.subtract(column.multiply(2));
        return halve(halve(x, -2, row), -1, column);
    }

    /** Of each example the elements with an odd index along an axis where {@code odd} is 1, else those with an even one. */
    private static Tensor halve(Tensor x, int axis, Tensor odd) {
        int[] sizes = new int[x.shape().rank()];
        Arrays.fill(sizes, 1);
        sizes[0] = -1;
        return odd.reshape(sizes).select(every2nd(x, axis, 1), every2nd(x, axis, 0));
    }

    private static Tensor every2nd(Tensor x, int axis, int first) {
        return x.slice(axis, first, x.shape().size(axis), 2);
    }
}
