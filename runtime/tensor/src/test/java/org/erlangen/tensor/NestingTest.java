package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;

class NestingTest {
    private static final double ROUNDING = 1e-12;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void derivativesOfAnyOrderAreRight() {
        UnaryOperator<Tensor> derivative = x -> x.exp().multiply(x);
        for (int order = 1; order <= 5; order++) {
            derivative = engine.grad(derivative);
            double x = 0.3;
            assertThat(derivative.apply(engine.scalar(x)).item())
                    .isCloseTo(Math.exp(x) * (x + order), within(ROUNDING * 100));
        }
    }

    @Test
    void innerAndOuterDifferentiationAreNotConfused() {
        // d/dx [ x d/dy (x y)^2 at y = x ] = d/dx (2 x^4) = 8 x^3
        UnaryOperator<Tensor> outer = x -> {
            UnaryOperator<Tensor> inner = y -> x.multiply(y).square();
            return x.multiply(engine.grad(inner).apply(x));
        };
        assertThat(engine.grad(outer).apply(engine.scalar(1.5)).item())
                .isCloseTo(8 * 1.5 * 1.5 * 1.5, within(ROUNDING));
    }

    @Test
    void forwardInsideForwardDoesNotConfuseTangents() {
        // d/dx [ x * d/dy (x + y) ] = 1, the classic perturbation confusion gives 2
        UnaryOperator<Tensor> outer =
                x -> x.multiply(engine.pushforward(y -> x.add(y), engine.scalar(1), engine.scalar(1)));
        assertThat(engine.pushforward(outer, engine.scalar(1), engine.scalar(1)).item())
                .isEqualTo(1);
    }

    @Test
    void aStoppedGradientCountsAsConstant() {
        assertThat(engine.grad(x -> x.multiply(x.stopGradient()))
                        .apply(engine.scalar(3))
                        .item())
                .isEqualTo(3);
    }

    @Test
    void anInputWithoutInfluenceGetsZeros() {
        NamedTensors point = NamedTensors.of("used", engine.vector(1, 2), "unused", engine.vector(3, 4, 5));
        NamedTensors gradient =
                engine.valueAndGrad(at -> at.get("used").sumAll(), point).gradient();
        assertThat(gradient.get("unused").toDoubles()).containsExactly(0, 0, 0);
    }

    @Test
    void aPullbackMayBeAppliedAgain() {
        Pullback pullback =
                engine.vjp(at -> NamedTensors.of("y", at.get("x").square()), NamedTensors.of("x", engine.vector(1, 2)));
        NamedTensors once = pullback.apply(NamedTensors.of("y", engine.vector(1, 0)));
        NamedTensors twice = pullback.apply(NamedTensors.of("y", engine.vector(0, 1)));
        assertThat(once.get("x").toDoubles()).containsExactly(2, 0);
        assertThat(twice.get("x").toDoubles()).containsExactly(0, 4);
    }

    @Test
    void aTensorThatIsBeingDifferentiatedHasNoReadableNumbers() {
        assertThatThrownBy(() -> engine.grad(x -> x.multiply(x.item())).apply(engine.scalar(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("being differentiated");
    }

    @Test
    void shapesAreCheckedBeforeAnythingIsComputed() {
        assertThatThrownBy(() -> engine.vector(1, 2).add(engine.vector(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2]")
                .hasMessageContaining("[3]");
        assertThatThrownBy(() -> engine.vector(1, 2).add(engine.vector(1, 2).cast(Precision.FLOAT32)))
                .hasMessageContaining("do not mix");
    }

    @Test
    void whatIsKeptOutlivesItsScope() {
        try (Memory memory = engine.newMemory()) {
            Tensor kept;
            Tensor lost;
            try (MemoryScope scope = engine.openScope()) {
                assertThat(scope).isNotNull();
                lost = engine.vector(1, 2).add(1);
                kept = engine.keep(memory, lost);
            }
            assertThat(kept.toDoubles()).containsExactly(2, 3);
            assertThatThrownBy(lost::toDoubles).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aScopedComputationFreesItsIntermediateTensors() {
        List<Tensor> intermediate = new ArrayList<>();
        NamedTensors results = engine.scoped(() -> {
            Tensor square = engine.vector(1, 2).square();
            intermediate.add(square);
            return engine.scoped(() -> NamedTensors.of("sum", square.sumAll()));
        });
        assertThat(results.get("sum").item()).isEqualTo(5);
        assertThatThrownBy(() -> intermediate.get(0).toDoubles()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aScopedComputationMayStandInsideADifferentiation() {
        UnaryOperator<Tensor> cube = x ->
                engine.scoped(() -> NamedTensors.of("y", x.square())).get("y").multiply(x);
        assertThat(engine.grad(cube).apply(engine.scalar(2)).item()).isEqualTo(12);
    }
}
