package org.erlangen.nd4j.internal;

import java.nio.LongBuffer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.erlangen.api.tensor.Precision;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/**
 * ND4J's native element-wise kernels over contiguous elements at addresses.
 *
 * <p>The kernels take a data buffer and a shape description per operand. Both are made once and moved or rewritten for
 * each call, so that a call costs a fraction of a microsecond. Of one thread only.
 */
final class Kernels {
    /** Kernels of one argument: the family they belong to and their number in it, as in ND4J's op classes. */
    enum Transform {
        ABSOLUTE(Family.SAME, 0),
        NEGATE(Family.SAME, 3),
        RECIPROCAL(Family.SAME, 11),
        SQUARE(Family.SAME, 12),
        FLOOR(Family.SAME, 18),
        SQRT(Family.FLOAT, 1),
        EXP(Family.STRICT, 23),
        LOG(Family.STRICT, 24),
        SIGMOID(Family.STRICT, 26),
        SIN(Family.STRICT, 27),
        TANH(Family.STRICT, 29),
        COS(Family.STRICT, 22),
        LOG1P(Family.STRICT, 44),
        EXPM1(Family.STRICT, 51);

        private final Family family;
        private final int number;

        Transform(Family family, int number) {
            this.family = family;
            this.number = number;
        }
    }

    /** Kernels of two arrays. */
    enum Pairwise {
        ADD(0),
        DIVIDE(2),
        MULTIPLY(3),
        POWER(4),
        SUBTRACT(6);

        private final int number;

        Pairwise(int number) {
            this.number = number;
        }
    }

    /** Kernels of an array and one number. */
    enum Scalar {
        ADD(0),
        SUBTRACT(1),
        MULTIPLY(2),
        DIVIDE(3),
        DIVIDE_NUMBER_BY(4),
        SUBTRACT_FROM_NUMBER(5),
        POWER(31),
        RECTIFY(39),
        STEP(41);

        private final int number;

        Scalar(int number) {
            this.number = number;
        }
    }

    private enum Family {
        SAME,
        FLOAT,
        STRICT
    }

    private final NativeOps native_ = NativeOpsHolder.getInstance().getDeviceNativeOps();
    private final Operands floats = new Operands(DataType.FLOAT);
    private final Operands doubles = new Operands(DataType.DOUBLE);

    /** Applies a function to {@code count} elements at {@code x}; {@code z} may be {@code x}. */
    void transform(Transform transform, Precision precision, long x, long z, int count) {
        Operands on = operands(precision, count);
        OpaqueDataBuffer source = on.first.at(x, count);
        OpaqueDataBuffer target = on.result.at(z, count);
        switch (transform.family) {
            case SAME ->
                native_.execTransformSame(
                        null, transform.number, source, on.vector, null, target, on.vector, null, null);
            case FLOAT ->
                native_.execTransformFloat(
                        null, transform.number, source, on.vector, null, target, on.vector, null, null);
            case STRICT ->
                native_.execTransformStrict(
                        null, transform.number, source, on.vector, null, target, on.vector, null, null);
        }
        check(transform);
    }

    /** Combines elements at {@code x} and {@code y}, {@code count} each; {@code z} may be either. */
    void pairwise(Pairwise pairwise, Precision precision, long x, long y, long z, int count) {
        Operands on = operands(precision, count);
        OpaqueDataBuffer first = on.first.at(x, count);
        OpaqueDataBuffer second = on.second.at(y, count);
        OpaqueDataBuffer target = on.result.at(z, count);
        native_.execPairwiseTransform(
                null, pairwise.number, first, on.vector, null, second, on.vector, null, target, on.vector, null, null);
        check(pairwise);
    }

    /** Combines {@code count} elements at {@code x} with the one at {@code number}; {@code z} may be {@code x}. */
    void scalar(Scalar scalar, Precision precision, long x, long number, long z, int count) {
        Operands on = operands(precision, count);
        OpaqueDataBuffer first = on.first.at(x, count);
        OpaqueDataBuffer second = on.second.at(number, 1);
        OpaqueDataBuffer target = on.result.at(z, count);
        native_.execScalar(
                null, scalar.number, first, on.vector, null, target, on.vector, null, second, on.one, null, null);
        check(scalar);
    }

    /** Combines {@code count} elements at {@code x} with a number. */
    void number(Scalar scalar, Precision precision, long x, double number, long z, int count) {
        scalar(scalar, precision, x, (precision == Precision.FLOAT32 ? floats : doubles).constant(number), z, count);
    }

    private Operands operands(Precision precision, int count) {
        Operands operands = precision == Precision.FLOAT32 ? floats : doubles;
        operands.length.put(1, count);
        return operands;
    }

    private void check(Enum<?> kernel) {
        if (native_.lastErrorCode() != 0) {
            throw new IllegalStateException("the native kernel " + kernel + " failed: " + native_.lastErrorMessage());
        }
    }

    /** Reusable arguments for one precision. */
    private static final class Operands {
        private static final int DESCRIPTION = 6;

        final Operand first;
        final Operand second;
        final Operand result;
        final LongPointer vector;
        final LongPointer one;
        final LongBuffer length;
        private final NativeNumber number;

        Operands(DataType type) {
            first = new Operand(type);
            second = new Operand(type);
            result = new Operand(type);
            vector = description(type);
            one = description(type);
            length = vector.limit(DESCRIPTION).asBuffer();
            number = new NativeNumber(type);
        }

        long constant(double value) {
            return number.set(value);
        }

        /** Rank 1, length 1, stride 1, type flags, element-wise stride 1, order c. */
        private static LongPointer description(DataType type) {
            long flags = type == DataType.FLOAT ? 1L << 13 : 1L << 14;
            return new LongPointer(1, 1, 1, flags, 1, 'c');
        }
    }

    /** A native cell that holds one number. */
    private static final class NativeNumber {
        private final Chunk cell = new Chunk(Double.BYTES);
        private final boolean isFloat;

        NativeNumber(DataType type) {
            isFloat = type == DataType.FLOAT;
        }

        long set(double value) {
            if (isFloat) {
                cell.floats().put(0, (float) value);
            } else {
                cell.doubles().put(0, value);
            }
            return cell.address();
        }
    }

    /** A data buffer that is moved to where the elements are. */
    private static final class Operand {
        private final AddressPointers.Bytes pointer = new AddressPointers.Bytes();
        private final OpaqueDataBuffer buffer;

        Operand(DataType type) {
            Pointer nowhere = pointer.at(Chunk.ALIGNMENT);
            buffer = OpaqueDataBuffer.externalizedDataBuffer(1, type, nowhere, new Pointer());
        }

        OpaqueDataBuffer at(long address, long count) {
            pointer.at(address);
            NativeOpsHolder.getInstance().getDeviceNativeOps().dbSetPrimaryBuffer(buffer, pointer, count);
            return buffer;
        }
    }
}
