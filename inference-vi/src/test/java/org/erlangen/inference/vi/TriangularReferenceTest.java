package org.erlangen.inference.vi;

import static org.erlangen.inference.vi.Reference.GRADIENT;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.stream.IntStream;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.conformance.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix normal of free matrices against an independent implementation. */
@Tag("reference")
class TriangularReferenceTest {
    private static final Fixture CASES =
            Fixture.read("hamiltonian/matrix_normal.json").get("cases");

    /** The fixtures' diagonals are longer by 1e-8. */
    private static final double STRETCH = 1e-6;

    private final Tensors tensors = Reference.tensors();

    static IntStream cases() {
        return IntStream.range(0, CASES.size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void divergenceAndItsGradientsAgree(int index) {
        Fixture each = CASES.get(index);
        Tensor variance = tensors.scalar(1 / each.get("prior_precision").number());

        ValueAndGradient divergence =
                tensors.valueAndGrad(moved -> TriangularNormal.of(moved).divergence(variance), parameters(each));

        assertNear(divergence.value().item(), each.get("kl").number(), VALUE);
        assertNear(divergence.gradient().get("mean"), each.get("grad_mean").tensor(tensors), GRADIENT);
        assertNear(divergence.gradient().get("rows"), each.get("grad_raw_s").tensor(tensors), GRADIENT);
        assertNear(divergence.gradient().get("columns"), each.get("grad_raw_a").tensor(tensors), GRADIENT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void diagonalsBySoftplusGiveTheSameDivergenceAndItsGradientsByTheChainRule(int index) {
        Fixture each = CASES.get(index);
        Tensor variance = tensors.scalar(1 / each.get("prior_precision").number());
        NamedTensors free = parameters(each);

        ValueAndGradient divergence = tensors.valueAndGrad(
                moved -> TriangularNormal.of(moved).divergence(variance), TriangularNormal.withSoftplus(free));

        assertNear(divergence.value().item(), each.get("kl").number(), STRETCH);
        assertChained(divergence.gradient(), "rows", free, each.get("grad_raw_s"));
        assertChained(divergence.gradient(), "columns", free, each.get("grad_raw_a"));
    }

    /** With |t| = softplus(u): {@code df/du = df/d|t| (1 - exp(-|t| / w))} on the diagonal; the same below it. */
    private void assertChained(NamedTensors gradient, String factor, NamedTensors free, Fixture expected) {
        Tensor slope = expected.tensor(tensors);
        assertNear(gradient.get(factor), slope.lowerTriangle(true), STRETCH);
        Tensor values = free.get(factor).diagonal();
        Tensor slopes = values.absolute().multiply(-100).expm1().negate();
        Tensor diagonal = slope.diagonal().multiply(values.sign()).multiply(slopes);
        assertNear(gradient.get(factor + "-diagonal"), diagonal, STRETCH);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void samplesFactorsAndTheBestPrecisionAgree(int index) {
        Fixture each = CASES.get(index);
        TriangularNormal posterior = TriangularNormal.of(parameters(each));
        assertNear(posterior.rows(), each.get("chol_s").tensor(tensors), VALUE);
        assertNear(posterior.columns(), each.get("chol_a").tensor(tensors), VALUE);
        assertNear(
                posterior.sample(each.get("eps").tensor(tensors)),
                each.get("sample").tensor(tensors),
                VALUE);
        assertNear(
                1 / posterior.bestPriorVariance().item(),
                each.get("best_precision").number(),
                VALUE);
        assertNear(
                posterior.divergence(posterior.bestPriorVariance()).item(),
                each.get("kl_at_best").number(),
                VALUE);
    }

    private NamedTensors parameters(Fixture each) {
        return NamedTensors.of(
                        "mean",
                        each.get("mean").tensor(tensors),
                        "rows",
                        each.get("raw_s").tensor(tensors))
                .with("columns", each.get("raw_a").tensor(tensors));
    }
}
