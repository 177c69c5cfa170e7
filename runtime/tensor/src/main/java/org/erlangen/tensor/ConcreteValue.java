package org.erlangen.tensor;

import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** A value that is computed: an array of the device. */
final class ConcreteValue extends Value {
    private final Array array;

    ConcreteValue(Engine engine, Array array) {
        super(engine);
        this.array = array;
    }

    Array array() {
        return array;
    }

    @Override
    public Shape shape() {
        return array.shape();
    }

    @Override
    public Precision precision() {
        return array.precision();
    }

    @Override
    public double[] toDoubles() {
        return tensors().device().download(array);
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
        Array[] arrays = new Array[arguments.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = ((ConcreteValue) arguments[i]).array;
        }
        return new ConcreteValue(tensors(), primitive.compute(tensors().device(), arrays));
    }
}
