package org.erlangen.nd4j.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** What one thread computes with: its open scopes, movable pointers, ND4J's kernels, and scratch on the heap. */
final class Workbench {
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final AddressPointers.Bytes source = new AddressPointers.Bytes();
    private final AddressPointers.Bytes target = new AddressPointers.Bytes();
    private final Kernels kernels = new Kernels();
    private final MatrixProduct product = new MatrixProduct();
    private double[] doubles = new double[0];

    Deque<Scope> scopes() {
        return scopes;
    }

    Kernels kernels() {
        return kernels;
    }

    MatrixProduct product() {
        return product;
    }

    /** At least {@code count} numbers of scratch, with old contents. */
    double[] doubles(int count) {
        if (doubles.length < count) {
            doubles = new double[Math.max(count, Math.min(2 * doubles.length, 1 << 28))];
        }
        return doubles;
    }

    void copyBytes(long from, long to, long bytes) {
        Pointer.memcpy(target.at(to), source.at(from), bytes);
    }

    void zeroBytes(long at, long bytes) {
        Pointer.memset(target.at(at), 0, bytes);
    }
}
