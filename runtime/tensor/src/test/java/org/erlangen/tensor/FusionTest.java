package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scope acts by being open
class FusionTest {
    private static final double ROUNDING = 1e-14;

    private final List<Formula> formulas = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Engine engine = new Engine(listened(new ReferenceDevice()), Precision.FLOAT64);

    /** A device that notes the formulas it is asked for. */
    private ComputeDevice listened(ComputeDevice device) {
        return (ComputeDevice) Proxy.newProxyInstance(
                ComputeDevice.class.getClassLoader(),
                new Class<?>[] {ComputeDevice.class},
                (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("formula")) {
                        formulas.add((Formula) arguments[0]);
                    }
                    try {
                        return method.invoke(device, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    @Test
    void functionsWaitForEachOtherAndBecomeOneFormula() {
        Tensor x = engine.vector(1, 2, 3);
        Tensor y = x.multiply(2).add(x.square()).subtract(1);
        assertThat(formulas).isEmpty();
        assertThat(y.toDoubles()).containsExactly(2, 7, 14);
        assertThat(formulas).hasSize(1);
    }

    @Test
    void aStretchedValueGoesIntoAFormulaAsItIs() {
        Tensor row = engine.vector(1, 2);
        Tensor stretched = row.broadcastTo(Shape.of(3, 2));
        assertThat(stretched.add(1).toDoubles()).containsExactly(2, 3, 2, 3, 2, 3);
        assertThat(calls).doesNotContain("broadcast");
    }

    @Test
    void aStretchedValueIsComputedWhenSomethingElseNeedsIt() {
        Tensor stretched = engine.vector(1, 2).broadcastTo(Shape.of(3, 2));
        assertThat(stretched.toDoubles()).containsExactly(1, 2, 1, 2, 1, 2);
        assertThat(stretched.sum(0).toDoubles()).containsExactly(3, 6);
        assertThat(calls).containsOnlyOnce("broadcast");
    }

    @Test
    void whatIsAskedForTogetherIsComputedByOneFormula() {
        Tensor first = engine.vector(1, 2, 3, 4).multiply(2);
        Tensor second = first.add(1).square();
        NamedTensors wanted = NamedTensors.of("front", second.slice(0, 0, 2), "back", first.slice(0, 2, 4))
                .with("square", second.reshape(2, 2));

        engine.compute(wanted);

        assertThat(formulas).hasSize(1);
        assertThat(formulas.get(0).results()).hasSize(2);
        assertThat(wanted.get("front").toDoubles()).containsExactly(9, 25);
        assertThat(wanted.get("back").toDoubles()).containsExactly(6, 8);
        assertThat(wanted.get("square").toDoubles()).containsExactly(9, 25, 49, 81);
    }

    @Test
    void aSliceOfWhatWaitsHasTheShapeOfOneThatDoesNot() {
        Tensor known = engine.range(7);
        for (int step = 1; step <= 3; step++) {
            Tensor waiting = known.multiply(1).slice(0, 1, 6, step);
            assertThat(waiting.shape()).isEqualTo(known.slice(0, 1, 6, step).shape());
            assertThat(waiting.toDoubles())
                    .containsExactly(known.slice(0, 1, 6, step).toDoubles());
        }
        assertThat(known.multiply(1).slice(0, 3, 3, 2).shape()).isEqualTo(Shape.of(0));
    }

    @Test
    void whatIsNotAskedForIsNotComputed() {
        engine.vector(1, 2, 3).multiply(2);
        assertThat(formulas).isEmpty();
    }

    @Test
    void aValueOnTheWayIsComputedTwiceAtMost() {
        Tensor shared = engine.vector(1, 2, 3).multiply(2);
        for (int i = 0; i < 4; i++) {
            assertThat(shared.add(i).toDoubles()).containsExactly(2 + i, 4 + i, 6 + i);
        }
        long products = formulas.stream()
                .flatMap(formula -> formula.terms().stream())
                .filter(term -> term.toString().contains("MULTIPLY"))
                .count();
        assertThat(products).isEqualTo(2);
    }

    @Test
    void anExponentialIsComputedOnce() {
        Tensor exponential = engine.vector(0, 1).exp();
        exponential.multiply(2).toDoubles();
        exponential.multiply(3).toDoubles();
        assertThat(formulas.get(1).terms()).noneMatch(term -> term instanceof Formula.Unary);
    }

    @Test
    void valuesThatBroadcastAreComputedByThemselves() {
        Tensor row = engine.vector(1, 2).multiply(3);
        Tensor table = engine.matrix(new double[] {1, 1}, new double[] {2, 2});
        assertThat(table.add(row).toDoubles()).containsExactly(4, 7, 5, 8);
        assertThat(formulas).hasSize(2);
    }

    @Test
    void aValueOutlivesAnInnerScopeInWhichItWasFirstNeeded() {
        try (MemoryScope outer = engine.openScope()) {
            Tensor y = engine.vector(1, 2).multiply(3);
            try (MemoryScope inner = engine.openScope()) {
                assertThat(y.toDoubles()).containsExactly(3, 6);
            }
            assertThat(y.add(1).toDoubles()).containsExactly(4, 7);
        }
    }

    @Test
    void longChainsAreComputedInPieces() {
        Tensor x = engine.vector(0, 1);
        for (int i = 0; i < 1000; i++) {
            x = x.add(1);
        }
        assertThat(x.toDoubles()).containsExactly(1000, 1001);
        assertThat(formulas)
                .hasSizeGreaterThan(10)
                .allMatch(formula -> formula.terms().size() < 100);
    }

    @Test
    void derivativesPassThroughValuesThatWait() {
        Tensor gradient =
                engine.grad(x -> x.square().multiply(x).exp().sumAll()).apply(engine.vector(0.5));
        assertThat(gradient.item()).isCloseTo(0.75 * Math.exp(0.125), within(ROUNDING));
    }

    @Test
    void aNumberEverywhereTakesTheShapeThatItWasMadeWith() {
        assertThat(engine.filled(Shape.of(2, 2), 7).toDoubles()).containsExactly(7, 7, 7, 7);
        assertThat(engine.filled(Shape.of(2), 7).multiply(engine.scalar(2)).toDoubles())
                .containsExactly(14, 14);
    }
}
