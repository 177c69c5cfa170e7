package org.erlangen.conformance.internal.group;

import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.FiniteGroup;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Tolerance;

/** Transformations under test, with coordinates, extents and things to act on. */
public final class Sample {
    /** Images are not square and have an even and an odd side, so that no mix-up of axes passes. */
    private static final Shape IMAGE = Shape.of(2, 6, 7);

    private static final int POINTS = 5;

    private final Transformations transformations;
    private final Tensors tensors;
    private final Shape datum;

    private Sample(Transformations transformations, Tensors tensors, Shape datum) {
        this.transformations = transformations;
        this.tensors = tensors;
        this.datum = datum;
    }

    /** Acting on data of a shape, without the batch's axis. */
    public static Sample of(Transformations transformations, Tensors tensors, Shape datum) {
        return new Sample(transformations, tensors, datum);
    }

    /** Acting on data as the domain and the size of the matrices suggest. */
    public static Sample of(Transformations transformations, Tensors tensors) {
        if (transformations.domain() == Domain.IMAGE_PLANE) {
            return of(transformations, tensors, IMAGE);
        }
        int size = matrixSize(transformations) - 1;
        return of(
                transformations,
                tensors,
                transformations.domain() == Domain.POINTS ? Shape.of(POINTS, size) : Shape.of(size));
    }

    private static int matrixSize(Transformations transformations) {
        if (transformations instanceof LieGroup group) {
            return group.generators().get(0).size();
        }
        if (transformations instanceof FiniteGroup group) {
            return group.matrices()[0].length;
        }
        throw new IllegalArgumentException(
                "say the shape of a datum: elements of these transformations have no matrices");
    }

    /** What is tested. */
    public Transformations transformations() {
        return transformations;
    }

    Tensors tensors() {
        return tensors;
    }

    /** Random coordinates. Shape: [count, d]. */
    Tensor coordinates(int count, Precision precision) {
        Shape shape = Shape.of(count, transformations.dimension());
        return tensors.uniform(Key.ofSeed(1), shape, precision).multiply(2).subtract(1);
    }

    /** Coordinates of the identity. Shape: [count, d]. */
    Tensor origin(int count, Precision precision) {
        double place = transformations instanceof FiniteGroup ? -1 : 0;
        return tensors.filled(Shape.of(count, transformations.dimension()), place, precision);
    }

    /** Extents that all differ: numbers as large as allowed but well below a turn, tensors as they are drawn. */
    NamedTensors extents(Precision precision) {
        NamedTensors extents = NamedTensors.empty();
        double value = 0.2;
        for (Hyperparameter extent : transformations.extents()) {
            double allowed = Math.min(value, extent.constraint().limit() / 2);
            Tensor number = extent.isScalar()
                    ? tensors.scalar(allowed, precision)
                    : extent.first(tensors, Key.ofSeed(3)).cast(precision);
            extents = extents.with(extent.name(), number);
            value += 0.07;
        }
        return extents;
    }

    /** Random elements. Shape: [count, ...]. */
    Tensor elements(int count, Precision precision) {
        return transformations.elements(coordinates(count, precision), extents(precision));
    }

    /** Random data to act on. Shape: [count, ...]. */
    Tensor data(int count, Precision precision) {
        return random("data", Shape.of(count).append(datum), precision);
    }

    /** Standard normal numbers. */
    Tensor random(String purpose, Shape shape, Precision precision) {
        return tensors.normal(Key.ofSeed(2).fold(purpose), shape, precision);
    }

    /** Identity matrices. Shape: [count, n, n]. */
    Tensor identities(int count, int size, Precision precision) {
        return tensors.identity(size, precision).broadcastTo(Shape.of(count, size, size));
    }

    static void check(String what, Tolerance tolerance, Tensor actual, Tensor expected) {
        tolerance.check(what, expected.precision(), actual.toDoubles(), expected.toDoubles());
    }
}
