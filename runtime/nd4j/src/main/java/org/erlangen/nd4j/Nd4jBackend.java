package org.erlangen.nd4j;

import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.provider.Description;

/** Computing on CPUs by ND4J, oneDNN and OpenBLAS. */
public final class Nd4jBackend implements TensorBackend {
    @Override
    public Description<Options> describe() {
        return Description.of("nd4j", "CPUs, by ND4J with oneDNN and OpenBLAS", Options.class);
    }

    @Override
    public ComputeDevice open(Options options) {
        throw new UnsupportedOperationException(options.toString());
    }
}
