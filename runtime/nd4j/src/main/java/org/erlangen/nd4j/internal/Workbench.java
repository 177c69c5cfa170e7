package org.erlangen.nd4j.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    private final Fused fused = new Fused(FormulaKernel.PIECE);
    private final List<float[]> pieces = new ArrayList<>();

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

    Fused fused() {
        return fused;
    }

    /** As many pieces of {@link FormulaKernel#PIECE} numbers, with old contents. */
    float[][] pieces(int count) {
        while (pieces.size() < count) {
            pieces.add(new float[FormulaKernel.PIECE]);
        }
        return pieces.subList(0, count).toArray(float[][]::new);
    }

    void copyBytes(long from, long to, long bytes) {
        Pointer.memcpy(target.at(to), source.at(from), bytes);
    }

    void zeroBytes(long at, long bytes) {
        Pointer.memset(target.at(at), 0, bytes);
    }
}
