package org.erlangen.plugins.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersReporterTest {
    private static final LinearMap.Dense STRICT = LinearMap.Dense.of("strict", 2, 3);
    private static final LinearMap.Dense FREE = LinearMap.Dense.of("free", 5, 3);
    private static final LinearMap.Dense READOUT = LinearMap.Dense.of("readout", 3, 2);

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @TempDir
    private Path folder;

    /** One block of two paths, or none. */
    private record Fork(boolean forked) implements Network {
        @Override
        public List<Parameter> parameters() {
            return maps().stream()
                    .map(map -> new Parameter(map.weight(), map.shape(), Initialiser.zeros()))
                    .toList();
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(STRICT, FREE, READOUT);
        }

        @Override
        public Map<String, List<RelaxedLayer.Path>> paths() {
            return forked
                    ? Map.of(
                            "block-1",
                            List.of(
                                    new RelaxedLayer.Path("convolution", true, List.of(STRICT)),
                                    new RelaxedLayer.Path("fc", false, List.of(FREE))))
                    : Map.of();
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            throw new UnsupportedOperationException("no reporter asks for this");
        }
    }

    private void report(Network network) {
        new LayersReporter().open(new NoOptions(), folder).accept(FinishedRun.of(tensors, network, Map.of()));
    }

    @Test
    void eachPathHasItsShareOfItsBlock() throws IOException {
        report(new Fork(true));

        assertThat(Files.readString(folder.resolve("layers.svg")))
                .contains(">convolution<", ">fc<", ">block-1<", ">75 %<", ">25 %<", ">0.750   0.250<");
    }

    @Test
    void networksWithoutPathsAreRefused() {
        assertThatThrownBy(() -> report(new Fork(false)))
                .isInstanceOf(ErlangenException.class)
                .hasMessageStartingWith("reports: there are no paths");
    }
}
