package org.erlangen.groups.rotation.layer;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Coordinates of a filter of 3 by 3 on a group: what it is a function of.
 *
 * @param group the elements
 */
record Filters(LatticeGroup group) {
    /** Columns, rows, and the coordinates of an element relative to the frame. */
    int dimension() {
        return 2 + group.coordinates(0).length;
    }

    /** Number of entries of a filter. */
    int entries() {
        return group.order() * Convolutions.SIDE * Convolutions.SIDE;
    }

    /** Offset (column, row), in pixels, and relative element of each entry, the element's order first. Shape: [entries, dimension]. */
    Tensor offsets(Tensors tensors) {
        int taps = Convolutions.SIDE * Convolutions.SIDE;
        double[] coordinates = new double[entries() * dimension()];
        for (int entry = 0; entry < entries(); entry++) {
            int tap = entry % taps;
            int at = entry * dimension();
            coordinates[at] = tap % Convolutions.SIDE - 1;
            coordinates[at + 1] = Math.floorDiv(tap, Convolutions.SIDE) - 1;
            double[] element = group.coordinates(entry / taps);
            System.arraycopy(element, 0, coordinates, at + 2, element.length);
        }
        return tensors.of(Shape.of(entries(), dimension()), Precision.FLOAT64, coordinates);
    }

    /** Coordinates of every frame. Shape: [G, dimension - 2]. */
    Tensor frames(Tensors tensors) {
        int size = dimension() - 2;
        double[] coordinates = new double[group.order() * size];
        for (int g = 0; g < group.order(); g++) {
            System.arraycopy(group.coordinates(g), 0, coordinates, g * size, size);
        }
        return tensors.of(Shape.of(group.order(), size), Precision.FLOAT64, coordinates);
    }

    /** Every entry in every frame, frames outermost. Shape: offsets [entries, k], frames [G, l]; result [G entries, k + l]. */
    static Tensor inFrames(Tensor offsets, Tensor frames) {
        int entries = offsets.shape().size(0);
        int order = frames.shape().size(0);
        int relative = offsets.shape().size(1);
        int absolute = frames.shape().size(1);
        Tensor first = offsets.broadcastTo(Shape.of(order, entries, relative)).reshape(-1, relative);
        Tensor second =
                frames.expand(1).broadcastTo(Shape.of(order, entries, absolute)).reshape(-1, absolute);
        return offsets.tensors().concatenate(1, first, second);
    }
}
