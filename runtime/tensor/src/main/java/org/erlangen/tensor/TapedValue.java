package org.erlangen.tensor;

/** A value of reverse mode: knows its place on a tape. */
final class TapedValue extends TracedValue {
    private final Tape tape;
    private final int place;

    TapedValue(Value primal, Tape tape, int place) {
        super(primal, tape.level());
        this.tape = tape;
        this.place = place;
    }

    int place() {
        return place;
    }

    @Override
    Value lift(Primitive primitive, Value[] arguments) {
        Value[] lowered = lowered(arguments);
        Value result = tensors().apply(primitive, lowered);
        int[] places = new int[arguments.length];
        boolean depends = false;
        for (int i = 0; i < places.length; i++) {
            boolean smooth = arguments[i].level() == level() && Rules.isDifferentiable(primitive, i);
            places[i] = smooth ? ((TapedValue) arguments[i]).place : Tape.CONSTANT;
            depends |= smooth;
        }
        return depends ? tape.record(primitive, lowered, result, places) : result;
    }
}
