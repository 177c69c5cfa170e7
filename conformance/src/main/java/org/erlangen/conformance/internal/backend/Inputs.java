package org.erlangen.conformance.internal.backend;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.internal.reference.Dense;
import org.erlangen.conformance.internal.reference.Layout;

/** Random inputs of a case on one device. Asked the same questions in the same order it gives the same numbers on every device. */
public final class Inputs {
    private final ComputeDevice device;
    private final Precision precision;
    private final Storage storage;
    private final Key key;
    private long drawn;

    /** How inputs lie in memory. */
    public enum Storage {
        /** Uploaded as they are. */
        PLAIN,
        /** Transposed slices of larger arrays, which a device may represent without moving elements. */
        VIEW
    }

    /** Inputs on a device. */
    public Inputs(ComputeDevice device, Precision precision, Storage storage, Key key) {
        this.device = device;
        this.precision = precision;
        this.storage = storage;
        this.key = key;
    }

    /** The device. */
    public ComputeDevice device() {
        return device;
    }

    /** The precision of this run. */
    public Precision precision() {
        return precision;
    }

    /** An array of these elements. */
    public Array of(Shape shape, double... elements) {
        return storage == Storage.PLAIN || shape.rank() == 0
                ? device.upload(shape, precision, elements)
                : view(new Dense(shape, elements));
    }

    /** Standard normal numbers. */
    public Array normal(int... sizes) {
        return of(Shape.of(sizes), normals(Shape.of(sizes).elements()));
    }

    /** Uniform numbers between two bounds. */
    public Array uniform(double low, double high, int... sizes) {
        return of(Shape.of(sizes), fill(Shape.of(sizes).elements(), () -> low + (high - low) * next()));
    }

    /** Integers from {@code low} to {@code high}, both included. */
    public Array integers(int low, int high, int... sizes) {
        int count = high - low + 1;
        return of(Shape.of(sizes), fill(Shape.of(sizes).elements(), () -> low + Math.floor(next() * count)));
    }

    /** Standard normal numbers, not yet on the device (Box and Muller). */
    public double[] normals(int count) {
        return fill(count, () -> Math.sqrt(-2 * Math.log1p(-next())) * Math.cos(2 * Math.PI * next()));
    }

    private static double[] fill(int count, DoubleSupplier supplier) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> supplier.getAsDouble());
        return numbers;
    }

    /** A uniform number in [0, 1). */
    private double next() {
        return (key.block(drawn++)[0] >>> 8) * 0x1p-24;
    }

    /** Uploads the transpose with a border along its first axis, then undoes both on the device. */
    private Array view(Dense elements) {
        int[] reverse = new int[elements.shape().rank()];
        Arrays.setAll(reverse, i -> reverse.length - 1 - i);
        Dense bordered = Layout.pad(Layout.transpose(elements, reverse), 0, 1, 2, 1);
        Array uploaded = device.upload(bordered.shape(), precision, bordered.elements());
        Array slice = device.slice(uploaded, 0, 1, bordered.size(0) - 2, 1);
        return device.transpose(slice, reverse);
    }
}
