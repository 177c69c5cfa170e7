package org.erlangen.host.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteDataTest {
    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT32);
    private final Dataset sound = data(1, 0);

    private Dataset data(double input, double target) {
        return new Dataset(
                tensors.matrix(new double[] {0.5, 2}, new double[] {-1, input}, new double[] {3, 4}),
                tensors.vector(1, target, 0));
    }

    @Test
    void soundDataPass() {
        assertThatCode(() -> FiniteData.check(new Examples(sound, sound, Map.of())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void theTensorAndTheExampleAtFaultAreNamed(double number) {
        assertThatThrownBy(() -> FiniteData.check(new Examples(data(number, 0), sound, Map.of())))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("'training inputs' of example 2 hold " + number);
        assertThatThrownBy(() -> FiniteData.check(new Examples(sound, data(0, number), Map.of())))
                .hasMessageContaining("'test targets' of example 2 hold " + number);
    }
}
