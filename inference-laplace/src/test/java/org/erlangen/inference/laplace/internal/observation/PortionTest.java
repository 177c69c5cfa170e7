package org.erlangen.inference.laplace.internal.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.fixture.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortionTest {
    @ParameterizedTest
    @CsvSource({"50, 10, 50", "50, 20, 50", "50, 21, 25", "50, 41, 17", "7, 100000, 1", "0, 10, 0"})
    void portionsOfNearlyOneSizeKeepTheirArraysInTheCache(int size, long widest, int examples) {
        assertThat(new Portion(1001).examples(size, widest)).isEqualTo(examples);
    }

    @Test
    void arraysAreNoSmallerThanTheWeights() {
        Tensors tensors = Reference.tensors();
        NamedTensors theta =
                NamedTensors.of("weight", tensors.zeros(Shape.of(20, 30)), "bias", tensors.zeros(Shape.of(20)));
        assertThat(Portion.of(1000, theta)).isEqualTo(new Portion(1000));
        assertThat(Portion.of(100, theta)).isEqualTo(new Portion(620));
    }
}
