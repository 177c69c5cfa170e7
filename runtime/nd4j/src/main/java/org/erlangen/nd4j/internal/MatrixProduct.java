package org.erlangen.nd4j.internal;

import org.bytedeco.openblas.global.openblas;
import org.erlangen.api.tensor.Precision;

/** Matrix products by BLAS on row-major matrices at addresses. Of one thread only. */
final class MatrixProduct {
    private final AddressPointers.Floats floatX = new AddressPointers.Floats();
    private final AddressPointers.Floats floatY = new AddressPointers.Floats();
    private final AddressPointers.Floats floatZ = new AddressPointers.Floats();
    private final AddressPointers.Doubles doubleX = new AddressPointers.Doubles();
    private final AddressPointers.Doubles doubleY = new AddressPointers.Doubles();
    private final AddressPointers.Doubles doubleZ = new AddressPointers.Doubles();

    /** How two matrices are multiplied: z [rows, columns], inner length, and whether x or y is stored transposed. */
    record Form(Precision precision, int rows, int columns, int inner, boolean transposeX, boolean transposeY) {}

    /** {@code z = x y + beta z}; all sizes at least 1. */
    void multiply(Form form, long x, long y, double beta, long z) {
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

    /** {@code z = x y + beta z} in float32, of parts of matrices whose rows, as stored, are {@code xStep}, {@code yStep} and {@code zStep} elements apart. */
    void multiply(Form form, long x, int xStep, long y, int yStep, float beta, long z, int zStep) {
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
                beta,
                floatZ.at(z),
                zStep);
    }

    /** {@code z = z + x}, {@code count} float32 elements. */
    void add(int count, long x, long z) {
        openblas.cblas_saxpy(count, 1, floatX.at(x), 1, floatZ.at(z), 1);
    }
}
