package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;

class FreeingTest {
    private static final int COUNT = 1_000;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void onlyTheResultOfAComputationIsKept() {
        long before = engine.heldBytes();

        Tensor sum = engine.freeing(() -> engine.range(COUNT).square().sumAll());

        assertThat(sum.item()).isEqualTo((COUNT - 1) * COUNT * (2 * COUNT - 1) / 6.0);
        assertThat(engine.heldBytes() - before).isEqualTo(Double.BYTES);
    }

    @Test
    void theResultKeepsItsShapeAndPrecision() {
        Tensor zeros = engine.freeing(() -> engine.filled(Shape.of(2, 3), 0, Precision.FLOAT32));

        assertThat(zeros.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(zeros.precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void aResultThatIsBeingDifferentiatedIsRefused() {
        assertThatThrownBy(() -> engine.grad(x -> engine.freeing(x::square)).apply(engine.scalar(3)))
                .isInstanceOf(IllegalStateException.class);
    }
}
