package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several cotangents pulled back at once are as if each had gone back on its own. */
class BatchingTest {
    private static final int COUNT = 3;
    private static final double ROUNDING = 1e-12;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<DerivativeCases.Case> cases() {
        return DerivativeCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void severalCotangentsGoBackAsEachOnItsOwn(DerivativeCases.Case example) {
        Pullback pullback = pullback(example, point(example));
        List<NamedTensors> cotangents = cotangents(pullback);
        NamedTensors together = pullback.applyEach(stacked(cotangents));
        NamedTensors apart = stacked(cotangents.stream().map(pullback::apply).toList());
        assertSame(together, apart);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatGoesBackTogetherIsDifferentiatedAsWhatGoesBackAlone(DerivativeCases.Case example) {
        NamedTensors point = point(example);
        NamedTensors together = engine.valueAndGrad(
                        at -> {
                            Pullback pullback = pullback(example, at);
                            return squares(pullback.applyEach(stacked(cotangents(pullback))));
                        },
                        point)
                .gradient();
        NamedTensors apart = engine.valueAndGrad(
                        at -> {
                            Pullback pullback = pullback(example, at);
                            return squares(stacked(cotangents(pullback).stream()
                                    .map(pullback::apply)
                                    .toList()));
                        },
                        point)
                .gradient();
        assertSame(together, apart);
    }

    @Test
    void outputsWithoutCotangentsAndInputsWithoutInfluenceAreZero() {
        Pullback pullback = engine.vjp(
                x -> NamedTensors.of("y", x.get("a").square(), "z", x.get("b")),
                NamedTensors.of("a", engine.vector(1, 2), "b", engine.vector(3)));
        NamedTensors gradient =
                pullback.applyEach(NamedTensors.of("y", engine.matrix(new double[][] {{1, 0}, {0, 1}})));
        assertThat(gradient.get("a").toDoubles()).containsExactly(2, 0, 0, 4);
        assertThat(gradient.get("b").toDoubles()).containsExactly(0, 0);
    }

    @Test
    void differentNumbersOfCotangentsAreRefused() {
        Pullback pullback = engine.vjp(
                x -> NamedTensors.of("y", x.get("a"), "z", x.get("a")), NamedTensors.of("a", engine.vector(1, 2)));
        assertThatThrownBy(() -> pullback.applyEach(
                        NamedTensors.of("y", engine.zeros(Shape.of(2, 2)), "z", engine.zeros(Shape.of(3, 2)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different numbers");
    }

    @Test
    void cotangentsAreNarrowedWhereAllThatGoesOnPassesThroughOneValue() {
        Pullback pullback = engine.vjp(
                x -> {
                    Tensor narrow = x.get("a").add(x.get("b")).sumAll();
                    Tensor wide = narrow.multiply(engine.vector(1, 2, 3)).add(x.get("c"));
                    return NamedTensors.of("y", wide);
                },
                NamedTensors.of("a", engine.vector(1, 2), "b", engine.vector(3, 4))
                        .with("c", engine.vector(5, 6, 7)));
        List<Shape> seen = new ArrayList<>();
        NamedTensors gradient = pullback.applyEach(NamedTensors.of("y", engine.identity(3)), several -> {
            seen.add(several.shape());
            return several.shape().rank() == 1 ? several.sum(0).expand(0) : several;
        });
        assertThat(seen).contains(Shape.of(3, 3), Shape.of(3), Shape.of(1, 2)).doesNotContain(Shape.of(3, 2));
        assertThat(gradient.get("a").toDoubles()).containsExactly(6, 6);
        assertThat(gradient.get("b").shape()).isEqualTo(Shape.of(1, 2));
        assertThat(gradient.get("c").shape()).isEqualTo(Shape.of(3, 3));
    }

    private NamedTensors point(DerivativeCases.Case example) {
        Map<String, Tensor> point = new LinkedHashMap<>();
        List<Tensor> arguments = example.arguments(engine, Precision.FLOAT64);
        for (int i = 0; i < arguments.size(); i++) {
            point.put("x" + i, arguments.get(i));
        }
        return NamedTensors.of(point);
    }

    private Pullback pullback(DerivativeCases.Case example, NamedTensors point) {
        return engine.vjp(at -> NamedTensors.of("y", example.function().apply(at.values())), point);
    }

    private List<NamedTensors> cotangents(Pullback pullback) {
        List<NamedTensors> cotangents = new ArrayList<>();
        for (int k = 0; k < COUNT; k++) {
            Key key = Key.ofSeed(5).fold(k);
            cotangents.add(pullback.outputs().map(y -> engine.normal(key, y.shape(), y.precision())));
        }
        return cotangents;
    }

    private NamedTensors stacked(List<NamedTensors> each) {
        Map<String, Tensor> stacked = new LinkedHashMap<>();
        for (String name : each.get(0).names()) {
            stacked.put(
                    name,
                    engine.stack(0, each.stream().map(one -> one.get(name)).toList()));
        }
        return NamedTensors.of(stacked);
    }

    private Tensor squares(NamedTensors tensors) {
        Tensor sum = engine.scalar(0);
        for (Tensor tensor : tensors.values()) {
            sum = sum.add(tensor.square().sumAll());
        }
        return sum;
    }

    private static void assertSame(NamedTensors one, NamedTensors other) {
        assertThat(one.names()).isEqualTo(other.names());
        for (String name : one.names()) {
            assertThat(one.get(name).shape()).isEqualTo(other.get(name).shape());
            double[] expected = other.get(name).toDoubles();
            double[] seen = one.get(name).toDoubles();
            for (int i = 0; i < expected.length; i++) {
                assertThat(seen[i]).isCloseTo(expected[i], within(ROUNDING * (1 + Math.abs(expected[i]))));
            }
        }
    }
}
