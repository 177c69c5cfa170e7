package org.erlangen.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.conformance.BackendConformance;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class Nd4jConformanceTest {
    @TestFactory
    Stream<DynamicNode> conforms() {
        return BackendConformance.tests(() -> new Nd4jBackend().open(new TensorBackend.Options(1)));
    }

    @Test
    void theBackendIsFoundAsAService() {
        assertThat(ServiceLoader.load(TensorBackend.class))
                .extracting(backend -> backend.describe().name())
                .contains("nd4j");
    }
}
