package org.erlangen.nd4j.internal;

import org.bytedeco.openblas.global.openblas;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.nd4j.linalg.factory.Nd4j;

/** Loads the native code and opens devices on it. */
public final class NativeCode {
    private NativeCode() {}

    /** A device that has passed its self-check. The number of threads counts for the whole process. Errors: refused when the native code does not load, or computes wrongly. */
    public static Nd4jDevice open(int threads) {
        Natives.choose();
        load(threads);
        Nd4jDevice device = new Nd4jDevice();
        try {
            SelfCheck.run(device);
        } catch (RuntimeException exception) {
            device.close();
            throw exception;
        }
        return device;
    }

    private static void load(int threads) {
        try {
            Nd4j.getEnvironment().setMaxThreads(threads);
            Nd4j.getEnvironment().setMaxMasterThreads(threads);
            openblas.blas_set_num_threads(threads);
        } catch (LinkageError | RuntimeException problem) {
            Refusal refusal = new Refusal(
                    "nd4j",
                    "the native code does not load: " + problem,
                    "",
                    "Put the native jars of this platform on the class path");
            throw new ErlangenException(ErlangenException.Kind.RUN, refusal, problem);
        }
    }
}
