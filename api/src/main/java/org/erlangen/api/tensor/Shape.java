package org.erlangen.api.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's axes, outermost first. Immutable; sizes are zero or more; {@code []} is a scalar.
 *
 * <p>Errors: negative sizes and shapes of more than 2^31 - 1 elements are refused.
 */
public final class Shape {
    /** The shape of a scalar. */
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] sizes;
    private final int elements;

    private Shape(int[] sizes) {
        this.sizes = sizes;
        long product = 1;
        for (int size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException("negative size in shape " + Arrays.toString(sizes));
            }
            product = Math.multiplyExact(product, (long) size);
        }
        this.elements = Math.toIntExact(product);
    }

    /** A shape of these sizes. */
    public static Shape of(int... sizes) {
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    /** Number of axes. */
    public int rank() {
        return sizes.length;
    }

    /** Size of an axis; negative axes count from the end. */
    public int size(int axis) {
        return sizes[axis(axis)];
    }

    /** The axis as a number from 0 to rank - 1; negative axes count from the end. */
    public int axis(int axis) {
        int normal = axis < 0 ? axis + sizes.length : axis;
        if (normal < 0 || normal >= sizes.length) {
            throw new IllegalArgumentException("shape " + this + " has no axis " + axis);
        }
        return normal;
    }

    /** Number of elements: the product of the sizes, 1 for a scalar. */
    public int elements() {
        return elements;
    }

    /** The sizes, outermost first (a copy). */
    public int[] sizes() {
        return sizes.clone();
    }

    /** Row-major strides in elements. */
    public int[] strides() {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return strides;
    }

    /** This shape with one axis changed to {@code size}. */
    public Shape with(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis(axis)] = size;
        return new Shape(changed);
    }

    /** This shape without some of its axes. */
    public Shape without(int... axes) {
        boolean[] gone = new boolean[sizes.length];
        for (int axis : axes) {
            gone[axis(axis)] = true;
        }
        int[] kept = new int[sizes.length];
        int count = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (!gone[i]) {
                kept[count++] = sizes[i];
            }
        }
        return of(Arrays.copyOf(kept, count));
    }

    /** This shape with an axis of {@code size} inserted before {@code axis}; {@code axis} may be the rank, or negative: -1 appends. */
    public Shape insert(int axis, int size) {
        int place = axis < 0 ? axis + sizes.length + 1 : axis;
        if (place < 0 || place > sizes.length) {
            throw new IllegalArgumentException("cannot insert an axis at " + axis + " into shape " + this);
        }
        int[] longer = new int[sizes.length + 1];
        System.arraycopy(sizes, 0, longer, 0, place);
        longer[place] = size;
        System.arraycopy(sizes, place, longer, place + 1, sizes.length - place);
        return new Shape(longer);
    }

    /** The axes from {@code from} (inclusive) to {@code to} (exclusive) as a shape of their own. */
    public Shape part(int from, int to) {
        return of(Arrays.copyOfRange(sizes, from, to));
    }

    /** This shape followed by the axes of another. */
    public Shape append(Shape tail) {
        int[] both = Arrays.copyOf(sizes, sizes.length + tail.sizes.length);
        System.arraycopy(tail.sizes, 0, both, sizes.length, tail.sizes.length);
        return of(both);
    }

    /** The shape that two shapes broadcast to. Errors: refused when an axis differs and neither is 1. */
    public Shape broadcast(Shape other) {
        if (equals(other)) {
            return this;
        }
        int rank = Math.max(rank(), other.rank());
        int[] result = new int[rank];
        for (int back = 1; back <= rank; back++) {
            int mine = back <= rank() ? sizes[rank() - back] : 1;
            int theirs = back <= other.rank() ? other.sizes[other.rank() - back] : 1;
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new IllegalArgumentException("shapes " + this + " and " + other + " do not broadcast");
            }
            result[rank - back] = mine == 1 ? theirs : mine;
        }
        return of(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
