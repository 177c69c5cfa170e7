package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.Shape;

/** One of two numbers, as a condition says: whole rows where it holds for a row, number by number elsewhere. */
final class Selection {
    /** Numbers that pass through the heap at a time. */
    private static final int PIECE = 4096;

    /** Rows shorter than this are not worth a call each. */
    private static final int LONG = 32;

    private final DeviceMemory memory;
    private final Elementwise elementwise;

    Selection(DeviceMemory memory, Elementwise elementwise) {
        this.memory = memory;
        this.elementwise = elementwise;
    }

    /** {@code condition != 0 ? ifTrue : ifFalse}, all three stretched to one shape. */
    NativeArray select(NativeArray condition, NativeArray ifTrue, NativeArray ifFalse) {
        Shape shape = condition.shape().broadcast(ifTrue.shape()).broadcast(ifFalse.shape());
        NativeArray z = memory.allocate(shape, ifTrue.precision());
        LoopNest nest = LoopNest.over(
                shape.sizes(),
                shape.strides(),
                LoopNest.stretched(condition.shape(), shape),
                LoopNest.stretched(ifTrue.shape(), shape),
                LoopNest.stretched(ifFalse.shape(), shape));
        if (nest.length() >= LONG && nest.step(1) == 0) {
            rows(nest, condition, ifTrue, ifFalse, z);
        } else {
            numbers(condition, ifTrue, ifFalse, z);
        }
        return z;
    }

    private void rows(LoopNest nest, NativeArray condition, NativeArray ifTrue, NativeArray ifFalse, NativeArray z) {
        Shape row = Shape.of(nest.length());
        nest.rows(at -> {
            boolean holds = condition.get(at[1]) != 0;
            NativeArray chosen = holds ? ifTrue : ifFalse;
            int from = holds ? at[2] : at[3];
            NativeArray to = z.part(at[0], row);
            if (nest.step(holds ? 2 : 3) == 0) {
                elementwise.fill(to, chosen.get(from));
            } else {
                memory.workbench().copyBytes(chosen.address(from), to.address(), to.bytes());
            }
        });
    }

    private void numbers(NativeArray condition, NativeArray ifTrue, NativeArray ifFalse, NativeArray z) {
        double[] chosen = memory.workbench().doubles(0, PIECE);
        double[] first = memory.workbench().doubles(1, PIECE);
        double[] second = memory.workbench().doubles(2, PIECE);
        try (Scope scratch = memory.openScope()) {
            NativeArray c = Elementwise.stretched(scratch, condition, z.shape());
            NativeArray x = Elementwise.stretched(scratch, ifTrue, z.shape());
            NativeArray y = Elementwise.stretched(scratch, ifFalse, z.shape());
            for (int done = 0; done < z.elements(); done += PIECE) {
                int count = Math.min(PIECE, z.elements() - done);
                Conversions.download(c, done, chosen, count);
                Conversions.download(x, done, first, count);
                Conversions.download(y, done, second, count);
                Arithmetic.select(chosen, first, second, count);
                Conversions.upload(first, count, z, done);
            }
        }
    }
}
