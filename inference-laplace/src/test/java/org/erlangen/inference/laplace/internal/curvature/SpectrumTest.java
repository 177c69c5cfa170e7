package org.erlangen.inference.laplace.internal.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

class SpectrumTest {
    private static final double[][] SINGULAR = {{1, 1}, {1, 1}};

    @Test
    void aMatrixThatIsDecomposedAtOnceNeedsNoMending() {
        Spectrum spectrum = Spectrum.of(Reference.tensors().matrix(SINGULAR));

        assertThat(spectrum.repairs().shifted()).isZero();
        Reference.assertNear(spectrum.values().toDoubles(), new double[] {0, 2}, Reference.GRADIENT);
    }

    @Test
    void eigenvaluesBelowZeroAreZeroAndCounted() {
        Spectrum spectrum = Spectrum.of(Reference.tensors().matrix(new double[][] {{-1e-3, 0}, {0, 1}}));

        assertThat(spectrum.repairs()).isEqualTo(new Repairs(1, 0));
        Reference.assertNear(spectrum.values().toDoubles(), new double[] {0, 1}, Reference.GRADIENT);
    }

    @Test
    void aSolverThatFailsIsAskedAgainAndThatIsCounted() {
        Spectrum spectrum = Spectrum.of(failing(1).matrix(SINGULAR));

        assertThat(spectrum.repairs().shifted()).isEqualTo(1);
        Reference.assertNear(spectrum.values().toDoubles(), new double[] {0, 2}, Reference.GRADIENT);
        Reference.assertNear(
                spectrum.matrix(spectrum.values()).toDoubles(), new double[] {1, 1, 1, 1}, Reference.GRADIENT);
    }

    @Test
    void aSolverThatFailsTwiceIsBelieved() {
        Tensors tensors = failing(2);

        assertThatThrownBy(() -> Spectrum.of(tensors.matrix(SINGULAR))).isInstanceOf(NumericalException.class);
    }

    /** Tensors over a device whose first few decompositions fail. */
    private static Tensors failing(int times) {
        ComputeDevice device = new ReferenceDevice();
        int[] left = {times};
        Object failing = Proxy.newProxyInstance(
                ComputeDevice.class.getClassLoader(),
                new Class<?>[] {ComputeDevice.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("symmetricEigen") && left[0]-- > 0) {
                        throw new NumericalException("no convergence");
                    }
                    try {
                        return method.invoke(device, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return new Engine((ComputeDevice) failing, Precision.FLOAT64);
    }
}
