package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.junit.jupiter.api.Test;

class GradientClipTest {
    private final Tensors tensors = Reference.tensors();
    /** Together of norm 13. */
    private final NamedTensors gradient = NamedTensors.of("a", vector(3, -4), "b", vector(12));

    @Test
    void aLongGradientKeepsItsDirectionAndGetsTheLimitAsItsNorm() {
        GradientClip.Clipped clipped = new GradientClip(2).apply(gradient);

        assertThat(clipped.shortened()).isTrue();
        assertNear(clipped.gradient().get("a"), vector(6.0 / 13, -8.0 / 13), VALUE);
        assertNear(clipped.gradient().get("b"), vector(24.0 / 13), VALUE);
    }

    @Test
    void aShortGradientIsLeftAsItIs() {
        GradientClip.Clipped clipped = new GradientClip(13.01).apply(gradient);

        assertThat(clipped.shortened()).isFalse();
        assertThat(clipped.gradient()).isSameAs(gradient);
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(new GradientClip(0).apply(gradient).gradient()).isSameAs(gradient);
    }

    @Test
    void nothingToClipStaysNothing() {
        assertThat(new GradientClip(1).apply(NamedTensors.empty()).shortened()).isFalse();
    }

    @Test
    void squaresBeyondSinglePrecisionDoNotOverflow() {
        NamedTensors huge = NamedTensors.of("a", vector(3e30, -4e30).cast(Precision.FLOAT32));

        assertNear(
                new GradientClip(1).apply(huge).gradient().get("a").cast(Precision.FLOAT64), vector(0.6, -0.8), 1e-6);
    }

    private Tensor vector(double... values) {
        return tensors.of(Shape.of(values.length), Precision.FLOAT64, values);
    }
}
