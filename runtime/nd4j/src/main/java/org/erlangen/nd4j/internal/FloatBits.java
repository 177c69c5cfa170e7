package org.erlangen.nd4j.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The bits of float32 numbers as integers, by way of memory that is seen as both: the compiler makes vector code of loops over integers, but not
 * of {@link Float#floatToRawIntBits}. Of one thread only.
 */
final class FloatBits {
    private final FloatBuffer floats;
    private final IntBuffer ints;

    /** For at most {@code largest} numbers at once. */
    FloatBits(int largest) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(largest * Float.BYTES).order(ByteOrder.nativeOrder());
        this.floats = bytes.asFloatBuffer();
        this.ints = bytes.asIntBuffer();
    }

    /** The bits of the first {@code n} numbers. */
    void toBits(float[] numbers, int[] bits, int n) {
        floats.put(0, numbers, 0, n);
        ints.get(0, bits, 0, n);
    }

    /** The first {@code n} numbers of these bits. */
    void toNumbers(int[] bits, float[] numbers, int n) {
        ints.put(0, bits, 0, n);
        floats.get(0, numbers, 0, n);
    }
}
