package org.erlangen.api.symmetry;

import java.util.List;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A finite group given by its table and matrices. Element 0 is the identity. Its one base coordinate picks an element; with as many
 * stratified samples as elements each is met exactly once.
 */
public interface FiniteGroup extends Transformations {
    /** Number of elements. */
    int order();

    /** Index of the product of two elements. */
    int product(int left, int right);

    /** Homogeneous matrices of all elements. Shape: [order][n][n]. */
    double[][][] matrices();

    /** Index of the inverse. Cost: O(order). */
    default int inverse(int element) {
        for (int other = 0; other < order(); other++) {
            if (product(element, other) == 0) {
                return other;
            }
        }
        throw new IllegalStateException("element " + element + " has no inverse");
    }

    @Override
    default int dimension() {
        return 1;
    }

    @Override
    default List<Hyperparameter> extents() {
        return List.of();
    }

    @Override
    default Tensor elements(Tensor coordinates, NamedTensors extents) {
        double[] places = coordinates.toDoubles();
        double[][][] matrices = matrices();
        int size = matrices[0].length;
        double[] chosen = new double[places.length * size * size];
        for (int i = 0; i < places.length; i++) {
            int element = Math.min(order() - 1, (int) ((places[i] + 1) / 2 * order()));
            for (int row = 0; row < size; row++) {
                System.arraycopy(matrices[element][row], 0, chosen, (i * size + row) * size, size);
            }
        }
        return coordinates.tensors().of(Shape.of(places.length, size, size), coordinates.precision(), chosen);
    }

    @Override
    default Tensor act(Tensor elements, Tensor x) {
        return domain() == Domain.IMAGE_PLANE ? PlaneAction.act(elements, x) : PointAction.act(elements, x);
    }
}
