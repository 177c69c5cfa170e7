package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas;
import org.erlangen.api.tensor.Precision;

/** Matrix products by BLAS on row-major matrices at addresses. Of one thread only. */
final class MatrixProduct {
    /** BLAS has kernels without packing for products of at most so many multiplications. */
    private static final long UNPACKED = 1_000_000;

    /** A product so large that fewer rows of it go without packing is worth it. */
    private static final int WORTH_PACKING = 64;

    /** Parts of a sum of products that are shorter are not worth their while. */
    private static final int WORTH_SUMMING = 128;

    private final AddressPointers.Floats floatX = new AddressPointers.Floats();
    private final AddressPointers.Floats floatY = new AddressPointers.Floats();
    private final AddressPointers.Floats floatZ = new AddressPointers.Floats();
    private final AddressPointers.Doubles doubleX = new AddressPointers.Doubles();
    private final AddressPointers.Doubles doubleY = new AddressPointers.Doubles();
    private final AddressPointers.Doubles doubleZ = new AddressPointers.Doubles();

    /** How two matrices are multiplied: z [rows, columns], inner length, and whether x or y is stored transposed. */
    record Form(Precision precision, int rows, int columns, int inner, boolean transposeX, boolean transposeY) {
        /** The form of a product of so many rows. */
        Form ofRows(int count) {
            return new Form(precision, count, columns, inner, transposeX, transposeY);
        }

        /** The form of a product of this inner length. */
        Form ofInner(int length) {
            return new Form(precision, rows, columns, length, transposeX, transposeY);
        }
    }

    /** Rows that BLAS multiplies without packing, at most, by what has this form otherwise; any number of them where packing is worth its while. */
    static int rowsUnpacked(Form form) {
        long most = UNPACKED / Math.max(1, (long) form.columns() * form.inner());
        return (int) (most < WORTH_PACKING ? Integer.MAX_VALUE : most);
    }

    /** Whether a product is small but for its inner length: it is worth while to sum products of parts that need no packing. */
    static boolean isLong(Form form) {
        return form.precision() == Precision.FLOAT32
                && form.transposeX()
                && !form.transposeY()
                && innerUnpacked(form) >= WORTH_SUMMING
                && innerUnpacked(form) < form.inner();
    }

    private static long innerUnpacked(Form form) {
        return UNPACKED / ((long) form.rows() * form.columns());
    }

    /** {@code z = x y} of a {@linkplain #isLong long} product. */
    private void sum(Form form, long x, long y, long z) {
        int part = (int) innerUnpacked(form);
        for (int done = 0; done < form.inner(); done += part) {
            Form next = form.ofInner(Math.min(part, form.inner() - done));
            long fromX = x + (long) done * form.rows() * Float.BYTES;
            long fromY = y + (long) done * form.columns() * Float.BYTES;
            multiply(next, fromX, form.rows(), fromY, form.columns(), done == 0 ? 0 : 1, z, form.columns());
        }
    }

    /** {@code z = x y + beta z}, so many rows at a time. */
    private void join(Form form, int most, long x, long y, double beta, long z) {
        for (int done = 0; done < form.rows(); done += most) {
            Form next = form.ofRows(Math.min(most, form.rows() - done));
            long from = x + (long) done * form.inner() * Float.BYTES;
            long to = z + (long) done * form.columns() * Float.BYTES;
            multiply(next, from, form.inner(), y, form.columns(), beta, to, form.columns());
        }
    }

    /** {@code z = x y + beta z}; all sizes at least 1. */
    void multiply(Form form, long x, long y, double beta, long z) {
        if (beta == 0 && isLong(form)) {
            sum(form, x, y, z);
            return;
        }
        int most = rowsUnpacked(form);
        if (form.precision() == Precision.FLOAT32 && !form.transposeX() && !form.transposeY() && most < form.rows()) {
            join(form, most, x, y, beta, z);
            return;
        }
        int ldx = form.transposeX() ? form.rows() : form.inner();
        int ldy = form.transposeY() ? form.inner() : form.columns();
        int opX = form.transposeX() ? openblas.CblasTrans : openblas.CblasNoTrans;
        int opY = form.transposeY() ? openblas.CblasTrans : openblas.CblasNoTrans;
        if (form.precision() == Precision.FLOAT32) {
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    opX,
                    opY,
                    form.rows(),
                    form.columns(),
                    form.inner(),
                    1,
                    floatX.at(x),
                    ldx,
                    floatY.at(y),
                    ldy,
                    (float) beta,
                    floatZ.at(z),
                    form.columns());
        } else {
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    opX,
                    opY,
                    form.rows(),
                    form.columns(),
                    form.inner(),
                    1,
                    doubleX.at(x),
                    ldx,
                    doubleY.at(y),
                    ldy,
                    beta,
                    doubleZ.at(z),
                    form.columns());
        }
    }

    /**
     * {@code z = x x^T}, or {@code x^T x} if y is the one stored plainly, for the form of a product of x with itself: the upper half by BLAS, and its mirror image.
     * {@code z} begins with element {@code from} of the result.
     */
    void square(Form form, long x, NativeArray z, int from) {
        int n = form.rows();
        int trans = form.transposeX() ? openblas.CblasTrans : openblas.CblasNoTrans;
        int step = form.transposeX() ? n : form.inner();
        long to = z.address(from);
        if (form.precision() == Precision.FLOAT32) {
            openblas.cblas_ssyrk(
                    openblas.CblasRowMajor,
                    openblas.CblasUpper,
                    trans,
                    n,
                    form.inner(),
                    1,
                    floatX.at(x),
                    step,
                    0,
                    floatZ.at(to),
                    n);
            FloatBuffer numbers = z.floats();
            int first = z.start() + from;
            for (int i = 1; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    numbers.put(first + i * n + j, numbers.get(first + j * n + i));
                }
            }
        } else {
            openblas.cblas_dsyrk(
                    openblas.CblasRowMajor,
                    openblas.CblasUpper,
                    trans,
                    n,
                    form.inner(),
                    1,
                    doubleX.at(x),
                    step,
                    0,
                    doubleZ.at(to),
                    n);
            DoubleBuffer numbers = z.doubles();
            int first = z.start() + from;
            for (int i = 1; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    numbers.put(first + i * n + j, numbers.get(first + j * n + i));
                }
            }
        }
    }

    /** {@code z = x y + beta z}, of parts of matrices whose rows, as stored, are {@code xStep}, {@code yStep} and {@code zStep} elements apart. */
    void multiply(Form form, long x, int xStep, long y, int yStep, double beta, long z, int zStep) {
        if (form.precision() == Precision.FLOAT64) {
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    form.transposeX() ? openblas.CblasTrans : openblas.CblasNoTrans,
                    form.transposeY() ? openblas.CblasTrans : openblas.CblasNoTrans,
                    form.rows(),
                    form.columns(),
                    form.inner(),
                    1,
                    doubleX.at(x),
                    xStep,
                    doubleY.at(y),
                    yStep,
                    beta,
                    doubleZ.at(z),
                    zStep);
            return;
        }
        if (form.columns() == 1 && !form.transposeX()) {
            // BLAS would copy the matrix before multiplying it by a single column.
            openblas.cblas_sgemv(
                    openblas.CblasRowMajor,
                    openblas.CblasNoTrans,
                    form.rows(),
                    form.inner(),
                    1,
                    floatX.at(x),
                    xStep,
                    floatY.at(y),
                    form.transposeY() ? 1 : yStep,
                    (float) beta,
                    floatZ.at(z),
                    zStep);
            return;
        }
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                form.transposeX() ? openblas.CblasTrans : openblas.CblasNoTrans,
                form.transposeY() ? openblas.CblasTrans : openblas.CblasNoTrans,
                form.rows(),
                form.columns(),
                form.inner(),
                1,
                floatX.at(x),
                xStep,
                floatY.at(y),
                yStep,
                (float) beta,
                floatZ.at(z),
                zStep);
    }

    /** {@code z = z + x}, {@code count} float32 elements. */
    void add(int count, long x, long z) {
        openblas.cblas_saxpy(count, 1, floatX.at(x), 1, floatZ.at(z), 1);
    }
}
