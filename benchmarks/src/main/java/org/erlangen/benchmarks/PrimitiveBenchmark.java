package org.erlangen.benchmarks;

import java.util.concurrent.TimeUnit;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.nd4j.Nd4jBackend;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The cases by number, each beside the work that defines its limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PrimitiveBenchmark {
    /** Place in the list of cases, as the short run prints them. */
    @Param({"0", "1", "6", "7", "17", "30", "40"})
    public int number;

    private final ComputeDevice device;
    private Case one;

    /** For JMH. */
    public PrimitiveBenchmark() {
        device = new Nd4jBackend().open(new TensorBackend.Options(1));
        one = Case.of("none", () -> {});
    }

    /** Makes the case's arrays. */
    @Setup
    public void choose() {
        one = Cases.on(device).get(number);
    }

    /** Frees them. */
    @TearDown
    public void close() {
        device.close();
    }

    /** The primitive. */
    @Benchmark
    public void primitive() {
        MemoryScope scope = device.openScope();
        one.work().run();
        scope.close();
    }

    /** The work that defines the limit. */
    @Benchmark
    public void limit() {
        one.bound().run();
    }
}
