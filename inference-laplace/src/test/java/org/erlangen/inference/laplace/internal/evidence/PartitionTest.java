package org.erlangen.inference.laplace.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.option.Grouping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random parts of data. */
class PartitionTest {
    private final Tensors tensors = Reference.tensors();
    private final Key key = Key.ofSeed(17);

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void partsHoldEachExampleOnce(Grouping grouping) {
        Dataset data = new Dataset(tensors.range(11), tensors.vector(0, 1, 2, 0, 1, 0, 0, 0, 1, 0, 0));
        List<Double> seen = new ArrayList<>();
        for (Dataset part : new Partition(grouping, 3).of(data, key)) {
            assertThat(part.size()).isBetween(1, 3);
            Arrays.stream(part.inputs().toDoubles()).forEach(seen::add);
            if (grouping == Grouping.CLASS) {
                assertThat(part.targets().toDoubles())
                        .containsOnly(part.targets().toDoubles()[0]);
            }
        }
        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void aPartIsDrawnAsOftenAsItIsLarge() {
        Dataset data = new Dataset(tensors.range(8), tensors.vector(0, 1, 0, 0, 0, 0, 1, 0));
        long draws = 400;
        long small = 0;
        for (long i = 0; i < draws; i++) {
            small += new Partition(Grouping.CLASS, 8).draw(data, key.fold(i)).size() == 2 ? 1 : 0;
        }
        // Three standard deviations of a share of one quarter.
        assertThat((double) small / draws).isBetween(0.185, 0.315);
    }
}
