package org.erlangen.groups.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** The closed form of SO(2). */
final class PlaneRotationTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-14);
    private static final Offset<Double> ROUNDING_OF_EXPONENTIALS = Offset.offset(1e-13);

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final RotationGroup rotation = new RotationGroup();
    private final Tensor coordinates = tensors.of(Shape.of(6, 1), 0, 1e-9, -1e-4, 0.3, -0.7, 1);

    @Test
    void itIsTheExponentialOfItsGenerator() {
        for (double extent : new double[] {0.2, 1.5, Math.PI}) {
            NamedTensors eta = extents(extent);
            assertThat(rotation.elements(coordinates, eta).toDoubles())
                    .containsExactly(
                            rotation.algebra(coordinates, eta)
                                    .matrixExponential()
                                    .toDoubles(),
                            ROUNDING_OF_EXPONENTIALS);
        }
    }

    @Test
    void itsDerivativeInTheExtentIsTheAngleTimesTheGeneratorAfterTheRotation() {
        NamedTensors eta = extents(1.5);
        Tensor tangent = tensors.jvp(
                        point -> NamedTensors.of("T", rotation.elements(coordinates, point)), eta, extents(1))
                .tangents()
                .get("T");
        Tensor expected = rotation.algebra(coordinates, extents(1)).matmul(rotation.elements(coordinates, eta));

        assertThat(tangent.toDoubles()).containsExactly(expected.toDoubles(), ROUNDING);
    }

    @Test
    void aQuarterTurnTakesTheFirstAxisToTheSecond() {
        Tensor quarter = rotation.elements(tensors.of(Shape.of(1, 1), 0.5), extents(Math.PI));

        assertThat(quarter.toDoubles()).containsExactly(new double[] {0, -1, 0, 1, 0, 0, 0, 0, 1}, ROUNDING);
    }

    @Test
    void extentsMayNotGoBeyondHalfATurn() {
        assertThat(rotation.extents().get(0).constraint().limit()).isEqualTo(Math.PI);
        assertThat(new PointRotationGroup().extents().get(0).constraint().limit())
                .isEqualTo(Math.PI);
    }

    private NamedTensors extents(double angle) {
        return NamedTensors.of("rotation.angle", tensors.scalar(angle));
    }
}
