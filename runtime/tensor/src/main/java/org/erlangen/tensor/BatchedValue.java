package org.erlangen.tensor;

import org.erlangen.api.tensor.Shape;

/** Several values of one shape, to each of which the same is done: they lie along an axis in front, which only {@link Batching} knows of. */
final class BatchedValue extends TracedValue {
    BatchedValue(Value stacked, long level) {
        super(stacked, level);
    }

    /** Shape of each value. */
    @Override
    public Shape shape() {
        return primal().shape().without(0);
    }

    @Override
    Value lift(Primitive primitive, Value[] arguments) {
        Batching.Argument[] lowered = new Batching.Argument[arguments.length];
        for (int i = 0; i < lowered.length; i++) {
            boolean several = arguments[i].level() == level();
            lowered[i] = new Batching.Argument(several ? arguments[i].primal() : arguments[i], several);
        }
        return new BatchedValue(new Batching(tensors(), primal().shape().size(0)).apply(primitive, lowered), level());
    }
}
