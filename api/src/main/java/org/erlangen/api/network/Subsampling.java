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
        List<Tensor> phases = phases(x);
        List<Tensor> largest = new ArrayList<>();
        for (Tensor phase : phases) {
            Tensor ofEach = phase.stopGradient().reshape(x.shape().size(0), -1).max(1);
            largest.add(ofBatch ? ofEach.max(0).expand(0) : ofEach);
        }
        Tensor chosen = x.tensors().stack(1, largest).argMax(1);
        int[] sizes = new int[x.shape().rank()];
        Arrays.fill(sizes, 1);
        sizes[0] = -1;
        Tensor index = chosen.reshape(sizes);
        Tensor kept = phases.get(3);
        for (int i = 2; i >= 0; i--) {
            Tensor here = index.equalTo(x.tensors().scalar(i, index.precision()));
            kept = here.select(phases.get(i), kept);
        }
        return kept;
    }

    /** By (row, column) offset: (0, 0), (1, 0), (0, 1), (1, 1). */
    private static List<Tensor> phases(Tensor x) {
        int rows = x.shape().size(-2);
        int columns = x.shape().size(-1);
        List<Tensor> halves = List.of(x.slice(-2, 0, rows, 2), x.slice(-2, 1, rows, 2));
        List<Tensor> phases = new ArrayList<>();
        for (int column = 0; column < 2; column++) {
            for (Tensor half : halves) {
                phases.add(half.slice(-1, column, columns, 2));
            }
        }
        return phases;
    }
}
