package org.erlangen.nd4j;

import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.provider.Description;
import org.erlangen.nd4j.internal.NativeCode;

/** Computing on CPUs: ND4J's kernels, oneDNN's convolutions, OpenBLAS's products and factorisations. */
public final class Nd4jBackend implements TensorBackend {
    /** The provider; loads nothing. */
    public Nd4jBackend() {}

    @Override
    public Description<Options> describe() {
        return Description.of("nd4j", "CPUs, by ND4J with oneDNN and OpenBLAS", Options.class);
    }

    @Override
    public ComputeDevice open(Options options) {
        return NativeCode.open(options.threads());
    }
}
