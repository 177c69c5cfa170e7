package org.erlangen.api.backend;

import org.erlangen.api.provider.Option;
import org.erlangen.api.provider.Provider;

/** Provider of a computing device: ND4J on CPUs, on CUDA, or another. Opening it loads its native code, nothing before does. */
public interface TensorBackend extends Provider<TensorBackend.Options> {
    /**
     * Opens the device and checks that its arithmetic is right. Errors: {@link org.erlangen.api.provider.ErlangenException} when the native
     * code does not load, or computes wrongly.
     */
    ComputeDevice open(Options options);

    /**
     * What a device is opened with.
     *
     * @param threads threads of native code, at least 1
     */
    record Options(
            @Option(value = "threads of native code", min = 1, byDefault = "1")
            int threads) {
        public Options {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be >= 1: " + threads);
            }
        }
    }
}
