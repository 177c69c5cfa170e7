package org.erlangen.tensor;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** A value inside a differentiation: it wraps the value of the next level down. */
abstract class TracedValue extends Value {
    private final Value primal;
    private final long level;

    TracedValue(Value primal, long level) {
        super(primal.tensors());
        this.primal = primal;
        this.level = level;
    }

    @Override
    public Shape shape() {
        return primal.shape();
    }

    @Override
    public final Precision precision() {
        return primal.precision();
    }

    @Override
    public final double[] toDoubles() {
        throw new IllegalStateException(
                "a tensor that is being differentiated has no readable numbers; return it from the"
                        + " function, or call stopGradient() first");
    }

    @Override
    final long level() {
        return level;
    }

    @Override
    final Value primal() {
        return primal;
    }

    /** The arguments with those of this level replaced by what they wrap. */
    final Value[] lowered(Value[] arguments) {
        Value[] lowered = new Value[arguments.length];
        for (int i = 0; i < lowered.length; i++) {
            lowered[i] = arguments[i].level() == level ? arguments[i].primal() : arguments[i];
        }
        return lowered;
    }
}
