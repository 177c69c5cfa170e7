package org.erlangen.groups.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.FiniteGroup;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.rotation.FiniteOptions.Space;
import org.erlangen.groups.rotation.layer.LatticeGroup;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables, and what elements do. */
class FiniteGroupTest {
    private static final double ROUNDING = 1e-12;
    private static final int SIDE = 4;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @ParameterizedTest
    @EnumSource
    @Tag("property")
    void latticeTablesAreAssociativeWithInverses(LatticeGroup group) {
        IntStream.range(0, group.order()).forEach(a -> {
            assertThat(group.product(a, group.inverse(a))).isZero();
            assertThat(group.product(group.inverse(a), a)).isZero();
            IntStream.range(0, group.order())
                    .forEach(b -> IntStream.range(0, group.order())
                            .forEach(c -> assertThat(group.product(group.product(a, b), c))
                                    .isEqualTo(group.product(a, group.product(b, c)))));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("property")
    void latticePositionsMoveAsTheTableSays(LatticeGroup group) {
        for (int side = 1; side <= SIDE; side++) {
            for (int left = 0; left < group.order(); left++) {
                for (int right = 0; right < group.order(); right++) {
                    for (int position = 0; position < side * side; position++) {
                        int inTwo = group.source(right, group.source(left, position, side), side);
                        assertThat(group.source(group.product(left, right), position, side))
                                .isEqualTo(inTwo);
                    }
                }
            }
        }
    }

    @Test
    void aQuarterTurnOfTheLatticeIsCounterclockwiseAsDisplayed() {
        // [[1, 2], [3, 4]] becomes [[2, 4], [1, 3]]
        assertThat(IntStream.range(0, 4).map(position -> LatticeGroup.P4.source(1, position, 2)))
                .containsExactly(1, 3, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 8})
    void turnsOfPointsKeepDistancesAndComeRound(int order) {
        FiniteGroup group = (FiniteGroup) new DihedralGroup().transformations(new FiniteOptions(order, Space.POINTS));
        Tensor x = tensors.normal(Key.ofSeed(1), Shape.of(1, 3, 2));
        Tensor moved = group.act(all(group), x);
        double[] before = x.square().sum(2).toDoubles();
        for (int element = 0; element < 2 * order; element++) {
            assertThat(moved.slice(0, element, element + 1).square().sum(2).toDoubles())
                    .containsExactly(before, within(ROUNDING));
        }
    }

    @Test
    void quarterTurnsOfImagesOnlyMovePixels() {
        FiniteGroup group = (FiniteGroup) new CyclicGroup().transformations(new FiniteOptions(4, Space.IMAGES));
        Tensor x = tensors.normal(Key.ofSeed(1), Shape.of(1, 1, SIDE, SIDE));
        Tensor moved = group.act(all(group), x);
        double[] pixels = x.toDoubles();
        for (int turns = 0; turns < 4; turns++) {
            double[] expected = new double[pixels.length];
            for (int position = 0; position < pixels.length; position++) {
                // matrices say where to read, with the second coordinate downwards: the same as on the lattice
                expected[position] = pixels[LatticeGroup.P4.source(turns, position, SIDE)];
            }
            assertThat(moved.slice(0, turns, turns + 1).toDoubles()).containsExactly(expected, within(ROUNDING));
        }
    }

    @Test
    void rotationsOfSpaceKeepLengthsAndOrientation() {
        SpaceRotationGroup group = new SpaceRotationGroup();
        NamedTensors extents = NamedTensors.empty();
        for (var extent : group.transformations(new NoOptions()).extents()) {
            extents = extents.with(
                    extent.name(), tensors.scalar(extent.constraint().limit()));
        }
        Tensor frame = tensors.identity(3).expand(0);
        Tensor coordinates =
                tensors.uniform(Key.ofSeed(3), Shape.of(20, 3)).multiply(2).subtract(1);
        Tensor moved = group.act(group.elements(coordinates, extents), frame);
        double[] gram = moved.matmul(moved, false, true).toDoubles();
        double[] m = moved.toDoubles();
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 9; j++) {
                assertThat(gram[9 * i + j]).isCloseTo(j % 4 == 0 ? 1 : 0, within(ROUNDING));
            }
            int at = 9 * i;
            double determinant = m[at] * (m[at + 4] * m[at + 8] - m[at + 5] * m[at + 7])
                    - m[at + 1] * (m[at + 3] * m[at + 8] - m[at + 5] * m[at + 6])
                    + m[at + 2] * (m[at + 3] * m[at + 7] - m[at + 4] * m[at + 6]);
            assertThat(determinant).isCloseTo(1, within(ROUNDING));
        }
    }

    private Tensor all(FiniteGroup group) {
        double[] middles = IntStream.range(0, group.order())
                .mapToDouble(i -> (2.0 * i + 1) / group.order() - 1)
                .toArray();
        return group.elements(tensors.of(Shape.of(group.order(), 1), middles), NamedTensors.empty());
    }
}
