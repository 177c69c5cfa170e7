package org.erlangen.conformance;

import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.internal.reference.Dense;

/** Elements in a region; float32 ones are float64 numbers that a float32 can hold. */
final class ReferenceArray implements Array {
    private final Dense dense;
    private final Precision precision;
    private final Region region;

    ReferenceArray(Dense dense, Precision precision, Region region) {
        this.dense = dense;
        this.precision = precision;
        this.region = region;
        region.add((long) dense.shape().elements() * precision.bytes());
    }

    @Override
    public Shape shape() {
        return dense.shape();
    }

    @Override
    public Precision precision() {
        return precision;
    }

    /** The elements. Errors: refused when the region was freed. */
    Dense dense() {
        if (!region.isOpen()) {
            throw new IllegalStateException("this array of shape " + shape() + " was used after its scope was closed");
        }
        return dense;
    }
}
