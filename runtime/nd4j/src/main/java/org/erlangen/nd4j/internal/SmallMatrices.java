package org.erlangen.nd4j.internal;

import org.bytedeco.openblas.global.openblas;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.StridedCopy.Layout;

/** Factorisations by LAPACK, matrix by matrix, in float64 whatever the precision of the elements. */
final class SmallMatrices {
    private final DeviceMemory memory;

    SmallMatrices(DeviceMemory memory) {
        this.memory = memory;
    }

    NativeArray cholesky(NativeArray x) {
        int n = x.shape().size(-1);
        NativeArray z = memory.allocate(x.shape(), x.precision());
        double[] a = new double[n * n];
        for (int matrix = 0; matrix < count(x); matrix++) {
            Conversions.download(x, matrix * n * n, a, n * n);
            // The lower triangle by rows is the upper one by columns.
            int info = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, (byte) 'U', n, a, n);
            if (info != 0 || !finiteDiagonal(a, n)) {
                throw new NumericalException("cholesky of shape " + x.shape() + ": matrix " + matrix
                        + " is not positive definite" + (info > 0 ? ", pivot " + (info - 1) + " is not positive" : ""));
            }
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    a[i * n + j] = 0;
                }
            }
            Conversions.upload(a, n * n, z, matrix * n * n);
        }
        return z;
    }

    NativeArray solveLowerTriangular(NativeArray l, NativeArray b, boolean transposed) {
        int n = b.shape().size(-2);
        int m = b.shape().size(-1);
        NativeArray z = memory.allocate(b.shape(), b.precision());
        if (z.elements() == 0) {
            return z;
        }
        double[] factor = new double[n * n];
        double[] right = new double[n * m];
        for (int matrix = 0; matrix < count(l); matrix++) {
            Conversions.download(l, matrix * n * n, factor, n * n);
            Conversions.download(b, matrix * n * m, right, n * m);
            openblas.cblas_dtrsm(
                    openblas.CblasRowMajor,
                    openblas.CblasLeft,
                    openblas.CblasLower,
                    transposed ? openblas.CblasTrans : openblas.CblasNoTrans,
                    openblas.CblasNonUnit,
                    n,
                    m,
                    1,
                    factor,
                    n,
                    right,
                    m);
            Conversions.upload(right, n * m, z, matrix * n * m);
        }
        return z;
    }

    /** In native memory: LAPACK would copy arrays of the heap, which are large ones here. */
    NativeArray symmetricEigen(NativeArray x) {
        int n = x.shape().size(-1);
        NativeArray z = memory.allocate(x.shape().with(-2, n + 1), x.precision());
        try (Scope scratch = memory.openScope()) {
            NativeArray vectors = inFloat64(scratch, x);
            NativeArray packed = x.isFloat32() ? scratch.allocate(z.shape(), Precision.FLOAT64) : z;
            AddressPointers.Doubles matrices = new AddressPointers.Doubles();
            AddressPointers.Doubles values = new AddressPointers.Doubles();
            for (int matrix = 0; matrix < count(x); matrix++) {
                int from = matrix * n * n;
                int to = matrix * (n + 1) * n;
                int info = openblas.LAPACKE_dsyevd(
                        openblas.LAPACK_COL_MAJOR,
                        (byte) 'V',
                        (byte) 'L',
                        n,
                        matrices.at(vectors.address(from)),
                        n,
                        values.at(packed.address(to)));
                if (info != 0) {
                    throw new NumericalException("symmetric eigenproblem of shape " + x.shape() + ": matrix " + matrix
                            + " has no finite eigenvalues (LAPACK says " + info + ")");
                }
                Layout columns = new Layout(from, new int[] {1, n});
                StridedCopy.copy(new int[] {n, n}, vectors, columns, packed, new Layout(to + n, new int[] {n, 1}));
            }
            if (packed != z) {
                Conversions.convert(packed, z);
            }
        }
        return z;
    }

    /** A copy in float64. */
    private NativeArray inFloat64(Scope scratch, NativeArray x) {
        NativeArray copy = scratch.allocate(x.shape(), Precision.FLOAT64);
        if (x.isFloat32()) {
            Conversions.convert(x, copy);
        } else {
            memory.workbench().copyBytes(x.address(), copy.address(), x.bytes());
        }
        return copy;
    }

    NativeArray matrixExponential(NativeArray x) {
        int n = x.shape().size(-1);
        NativeArray z = memory.allocate(x.shape(), x.precision());
        MatrixExponential exponential = new MatrixExponential(n);
        double[] a = new double[n * n];
        for (int matrix = 0; matrix < count(x); matrix++) {
            Conversions.download(x, matrix * n * n, a, n * n);
            Conversions.upload(exponential.of(a), n * n, z, matrix * n * n);
        }
        return z;
    }

    /** How many matrices there are; none when they have no elements. */
    private static int count(NativeArray x) {
        Shape shape = x.shape();
        return shape.elements() == 0 ? 0 : shape.part(0, shape.rank() - 2).elements();
    }

    private static boolean finiteDiagonal(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(a[i * n + i])) {
                return false;
            }
        }
        return true;
    }
}
