package org.erlangen.conformance.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.conformance.Tolerance.FACTORISED;

import java.util.Arrays;
import java.util.stream.Stream;
import org.erlangen.api.symmetry.FiniteGroup;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;

/** What holds for groups given by a table and matrices: the axioms, and that both tell the same. */
public final class FiniteGroupRules {
    private final Sample sample;
    private final FiniteGroup group;

    private FiniteGroupRules(Sample sample, FiniteGroup group) {
        this.sample = sample;
        this.group = group;
    }

    /** The tests of a group. */
    public static Stream<DynamicTest> tests(Sample sample, FiniteGroup group) {
        FiniteGroupRules rules = new FiniteGroupRules(sample, group);
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest("products are elements", rules::closed),
                        DynamicTest.dynamicTest("element 0 is the identity", rules::identity),
                        DynamicTest.dynamicTest("every element has an inverse", rules::inverses),
                        DynamicTest.dynamicTest("the product is associative", rules::associative),
                        DynamicTest.dynamicTest("there is a square matrix for each element", rules::matricesFit),
                        DynamicTest.dynamicTest("matrices multiply as the table says", rules::represented)),
                Rule.inBoth("stratified coordinates meet each element once", rules::strata));
    }

    private void closed() {
        assertThat(group.order()).isPositive();
        for (int left = 0; left < group.order(); left++) {
            for (int right = 0; right < group.order(); right++) {
                assertThat(group.product(left, right))
                        .as("product of %s and %s", left, right)
                        .isBetween(0, group.order() - 1);
            }
        }
    }

    private void identity() {
        for (int element = 0; element < group.order(); element++) {
            assertThat(group.product(0, element)).as("0 by %s", element).isEqualTo(element);
            assertThat(group.product(element, 0)).as("%s by 0", element).isEqualTo(element);
        }
    }

    private void inverses() {
        for (int element = 0; element < group.order(); element++) {
            int inverse = group.inverse(element);
            assertThat(group.product(element, inverse))
                    .as("%s by its inverse", element)
                    .isZero();
            assertThat(group.product(inverse, element))
                    .as("inverse of %s by it", element)
                    .isZero();
        }
    }

    private void associative() {
        int order = group.order();
        for (int i = 0; i < order * order * order; i++) {
            int a = i / (order * order);
            int b = i / order % order;
            int c = i % order;
            assertThat(group.product(group.product(a, b), c))
                    .as("(%s %s) %s", a, b, c)
                    .isEqualTo(group.product(a, group.product(b, c)));
        }
    }

    private void matricesFit() {
        assertThat(group.matrices()).hasNumberOfRows(group.order());
        int size = group.matrices()[0].length;
        for (double[][] matrix : group.matrices()) {
            assertThat(matrix).hasDimensions(size, size);
        }
    }

    private void represented() {
        double[][][] matrices = group.matrices();
        for (int left = 0; left < group.order(); left++) {
            for (int right = 0; right < group.order(); right++) {
                Tensor product = matrix(matrices[left]).matmul(matrix(matrices[right]));
                Tensor expected = matrix(matrices[group.product(left, right)]);
                Sample.check("matrix of " + left + " by matrix of " + right, FACTORISED, product, expected);
            }
        }
        Tensor first = matrix(matrices[0]);
        Tensor identity = sample.tensors().identity(matrices[0].length, Precision.FLOAT64);
        Sample.check("matrix of element 0", FACTORISED, first, identity);
    }

    private void strata(Precision precision) {
        int order = group.order();
        double[] middles = new double[order];
        Arrays.setAll(middles, i -> (2.0 * i + 1) / order - 1);
        Tensor coordinates = sample.tensors().of(Shape.of(order, 1), precision, middles);
        Tensor elements = group.elements(coordinates, sample.extents(precision));
        double[] matrices = Arrays.stream(group.matrices())
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        FACTORISED.check("elements", precision, elements.toDoubles(), matrices);
    }

    private Tensor matrix(double[][] rows) {
        double[] elements = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return sample.tensors().of(Shape.of(rows.length, rows.length), Precision.FLOAT64, elements);
    }
}
