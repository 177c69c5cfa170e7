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
    private final OneDnnConvolution convolution = new OneDnnConvolution();
    private final double[][] scratch = new double[5][0];

    Deque<Scope> scopes() {
        return scopes;
    }

    Kernels kernels() {
        return kernels;
    }

    MatrixProduct product() {
        return product;
    }

    OneDnnConvolution convolution() {
        return convolution;
    }

    /** Scratch number {@code index}: at least {@code count} numbers, with old contents. */
    double[] doubles(int index, int count) {
        if (scratch[index].length < count) {
            scratch[index] = new double[count];
        }
        return scratch[index];
    }

    void copyBytes(long from, long to, long bytes) {
        Pointer.memcpy(target.at(to), source.at(from), bytes);
    }

    void zeroBytes(long at, long bytes) {
        Pointer.memset(target.at(at), 0, bytes);
    }
}
