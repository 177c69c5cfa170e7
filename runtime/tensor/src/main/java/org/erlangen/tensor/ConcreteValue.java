package org.erlangen.tensor;

import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed, at the latest when its array is asked for. Element-wise functions wait until then, so that a chain of them is
 * computed by one pass through memory.
 */
final class ConcreteValue extends Value {
    private final Shape shape;
    private final Precision precision;
    private final int depth;
    private @Nullable Array array;
    private @Nullable Deferred deferred;
    private boolean wasNeeded;

    /** A computed value. */
    ConcreteValue(Engine engine, Array array) {
        super(engine);
        this.shape = array.shape();
        this.precision = array.precision();
        this.array = array;
        this.depth = 0;
    }

    /** A value that waits. */
    ConcreteValue(Engine engine, Shape shape, Precision precision, Deferred deferred) {
        super(engine);
        this.shape = shape;
        this.precision = precision;
        this.deferred = deferred;
        this.depth = engine.depth();
    }

    /** The elements; computes them if they were not needed so far. */
    Array array() {
        Array known = array;
        if (known != null) {
            return known;
        }
        return Fusion.compute(this);
    }

    /** How to compute the elements; null once they are. */
    @Nullable
    Deferred deferred() {
        return deferred;
    }

    /** Takes the computed elements, unless they lie in a scope that ends before this value's own. */
    void settle(Array computed) {
        if (tensors().depth() == depth) {
            array = computed;
            deferred = null;
        }
    }

    /** Whether this was computed before on the way to something else; from now on it was. */
    boolean isNeededAgain() {
        boolean again = wasNeeded;
        wasNeeded = true;
        return again;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public double[] toDoubles() {
        return tensors().device().download(array());
    }

    @Override
    long level() {
        return 0;
    }

    @Override
    Value primal() {
        return this;
    }

    @Override
    Value lift(Primitive primitive, Value[] arguments) {
        ConcreteValue[] values = new ConcreteValue[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (ConcreteValue) arguments[i];
        }
        if (Fusion.defers(primitive, values[0])) {
            return Fusion.deferred(primitive, values);
        }
        Array[] arrays = new Array[arguments.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = values[i].array();
        }
        return new ConcreteValue(tensors(), primitive.compute(tensors().device(), arrays));
    }
}
