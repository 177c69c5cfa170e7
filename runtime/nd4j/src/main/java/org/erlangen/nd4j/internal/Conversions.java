package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** Numbers between the heap and native memory, and between precisions. */
final class Conversions {
    /** Float32 elements pass through the heap in pieces of so many: a loop over the heap is vector code, one over a buffer is not. */
    private static final int PIECE = 1024;

    private Conversions() {}

    /** The elements of {@code x} in the precision of {@code z}. */
    static void convert(NativeArray x, NativeArray z) {
        FloatBuffer floats = x.isFloat32() ? x.floats() : z.floats();
        DoubleBuffer doubles = x.isFloat32() ? z.doubles() : x.doubles();
        int from = x.start();
        int to = z.start();
        if (x.isFloat32()) {
            for (int i = 0; i < x.elements(); i++) {
                doubles.put(to + i, floats.get(from + i));
            }
        } else {
            for (int i = 0; i < x.elements(); i++) {
                floats.put(to + i, (float) doubles.get(from + i));
            }
        }
    }

    static void upload(double[] elements, NativeArray z) {
        upload(elements, elements.length, z, 0);
    }

    static void upload(float[] elements, NativeArray z) {
        if (z.isFloat32()) {
            z.floats().put(z.start(), elements);
        } else {
            DoubleBuffer doubles = z.doubles();
            for (int i = 0, to = z.start(); i < elements.length; i++) {
                doubles.put(to + i, elements[i]);
            }
        }
    }

    static double[] download(NativeArray x) {
        double[] elements = new double[x.elements()];
        download(x, 0, elements, elements.length);
        return elements;
    }

    /** The elements {@code from .. from + count - 1} into the front of {@code target}. */
    static void download(NativeArray x, int from, double[] target, int count) {
        if (x.isFloat32()) {
            float[] piece = new float[Math.min(count, PIECE)];
            for (int done = 0; done < count; done += PIECE) {
                int n = Math.min(PIECE, count - done);
                x.floats().get(x.start() + from + done, piece, 0, n);
                for (int i = 0; i < n; i++) {
                    target[done + i] = piece[i];
                }
            }
        } else {
            x.doubles().get(x.start() + from, target, 0, count);
        }
    }

    /** The first {@code count} numbers into the elements from {@code to} on. */
    static void upload(double[] numbers, int count, NativeArray z, int to) {
        if (z.isFloat32()) {
            float[] piece = new float[Math.min(count, PIECE)];
            for (int done = 0; done < count; done += PIECE) {
                int n = Math.min(PIECE, count - done);
                for (int i = 0; i < n; i++) {
                    piece[i] = (float) numbers[done + i];
                }
                z.floats().put(z.start() + to + done, piece, 0, n);
            }
        } else {
            z.doubles().put(z.start() + to, numbers, 0, count);
        }
    }
}
