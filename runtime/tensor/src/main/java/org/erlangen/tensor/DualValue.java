package org.erlangen.tensor;

import org.erlangen.api.tensor.Tensor;

/** A value of forward mode: carries its tangent, which is of the same level as what it wraps, or lower. */
final class DualValue extends TracedValue {
    private final Value tangent;

    DualValue(Value primal, Value tangent, long level) {
        super(primal, level);
        this.tangent = tangent;
    }

    Value tangent() {
        return tangent;
    }

    @Override
    Value lift(Primitive primitive, Value[] arguments) {
        Value[] lowered = lowered(arguments);
        Value result = tensors().apply(primitive, lowered);
        Tensor sum = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].level() == level() && Rules.isDifferentiable(primitive, i)) {
                Rule.Point point = new Rule.Point(tensors(), lowered, result, i);
                Tensor part =
                        Rules.derivative(primitive, point).pushforward().apply(((DualValue) arguments[i]).tangent);
                sum = sum == null ? part : sum.add(part);
            }
        }
        return sum == null ? result : new DualValue(result, (Value) sum, level());
    }
}
