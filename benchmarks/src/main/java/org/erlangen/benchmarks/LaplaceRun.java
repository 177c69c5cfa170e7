package org.erlangen.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.Key;
import org.erlangen.nd4j.Nd4jBackend;
import org.erlangen.tensor.Engine;

/**
 * Times LILA, or layers, end to end, as the published code is timed: epochs of training, each followed by a step of all hyperparameters from all
 * data. Prints one line per epoch, then medians and the largest resident memory.
 *
 * <p>Arguments: {@code mlp}, {@code mini-net}, {@code layers-digit} or {@code layers-quadrant}, the folder of the MNIST files, and optionally {@code epochs=3}, {@code threads=1}, {@code
 * meter=none}; {@code meter=primitives} and {@code meter=sizes} print what each primitive cost in the last epoch.
 */
public final class LaplaceRun {
    private static final double NANO = 1e-9;

    private final Engine engine;
    private final LaplaceWork work;
    private final Estimation estimation;
    private final Dataset training;
    private final PrintStream out;
    private final Memory[] memories;
    private final Key key = Key.ofSeed(1);
    private State state;
    private int kept;

    private LaplaceRun(Engine engine, LaplaceWork work, PrintStream out) {
        this.engine = engine;
        this.work = work;
        this.out = out;
        this.training = training(engine, work);
        this.estimation = work.estimation(engine);
        this.memories = new Memory[] {engine.newMemory(), engine.newMemory()};
        out.println("loaded: resident " + memory("VmRSS") + ", peak " + memory("VmHWM"));
        this.state = new State(org.erlangen.api.tensor.NamedTensors.empty(), Map.of());
        advance(() -> estimation.initialise(key));
    }

    @SuppressWarnings("try") // a scope acts by being open
    private static Dataset training(Engine engine, LaplaceWork work) {
        try (MemoryScope scope = engine.openScope()) {
            Dataset data = work.data(engine);
            Memory place = engine.newMemory();
            return new Dataset(engine.keep(place, data.inputs()), engine.keep(place, data.targets()));
        }
    }

    /** Wall and processor seconds of this process. */
    private record Time(double wall, double processor) {
        static Time now() {
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Time(System.nanoTime() * NANO, system.getProcessCpuTime() * NANO);
        }

        Time since(Time begin) {
            return new Time(wall - begin.wall, processor - begin.processor);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "wall %.3f cpu %.3f", wall, processor);
        }
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        int epochs = Integer.parseInt(option(arguments, "epochs", "3"));
        int threads = Integer.parseInt(option(arguments, "threads", "1"));
        String meter = option(arguments, "meter", "none");
        LaplaceWork work = LaplaceWork.of(arguments[0], Path.of(arguments[1]), epochs);
        ComputeDevice device = new Nd4jBackend().open(new TensorBackend.Options(threads));
        MeteredDevice metered = new MeteredDevice(device, meter.equals("sizes"));
        boolean plain = meter.equals("none");
        try (Engine engine = new Engine(plain ? device : metered.metered(), work.precision())) {
            LaplaceRun run = new LaplaceRun(engine, work, out);
            Time[] train = new Time[epochs];
            Time[] hyper = new Time[epochs];
            for (int epoch = 1; epoch <= epochs; epoch++) {
                metered.take();
                train[epoch - 1] = run.train(epoch);
                run.report("training epoch " + epoch, train[epoch - 1], metered);
                hyper[epoch - 1] = run.hyper(epoch);
                run.report("hyperstep " + epoch, hyper[epoch - 1], metered);
            }
            out.println("median training epoch: " + median(train));
            out.println("median hyperstep: " + median(hyper));
            out.println("held by the device, MB: " + (engine.heldBytes() >> 20));
        }
        out.println("peak resident memory: " + memory("VmHWM"));
    }

    private static String memory(String what) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(what))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException noSuchFile) {
            return "unknown";
        }
    }

    private static String option(String[] arguments, String name, String byDefault) {
        List<String> given = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .toList();
        return given.isEmpty() ? byDefault : given.get(0).substring(name.length() + 1);
    }

    private static Time median(Time[] times) {
        double[] wall = Arrays.stream(times).mapToDouble(Time::wall).sorted().toArray();
        double[] processor =
                Arrays.stream(times).mapToDouble(Time::processor).sorted().toArray();
        return new Time(wall[times.length / 2], processor[times.length / 2]);
    }

    private Time train(int epoch) {
        Time begin = Time.now();
        int[] order = engine.permutation(key.fold("order").fold(epoch), training.size());
        for (int from = 0; from < training.size(); from += work.batch()) {
            int[] chosen = Arrays.copyOfRange(order, from, from + work.batch());
            Key own = key.fold("step").fold((long) epoch * training.size() + from);
            advance(() -> estimation.step(state, training.take(chosen), own).state());
        }
        return Time.now().since(begin);
    }

    private Time hyper(int epoch) {
        Time begin = Time.now();
        advance(() -> estimation
                .afterEpoch(state, training, epoch, key.fold("epoch").fold(epoch))
                .state());
        return Time.now().since(begin);
    }

    @SuppressWarnings("try") // a scope acts by being open
    private void advance(Supplier<State> step) {
        try (MemoryScope scope = engine.openScope()) {
            State next = step.get();
            kept = 1 - kept;
            memories[kept].clear();
            state = next.with(engine.keep(memories[kept], next.tensors()));
        }
    }

    private void report(String what, Time time, MeteredDevice metered) {
        out.println(work.name() + ", " + what + ": " + time + ", resident " + memory("VmRSS") + ", of the device "
                + (engine.heldBytes() >> 20) + " MB");
        metered.take().forEach((name, cost) -> {
            if (cost.seconds() > 0.002 * time.wall()) {
                out.printf(
                        Locale.ROOT,
                        "  %8.3f s %8d calls %9.3f GFLOP %8.1f GFLOP/s %8d MB  %s%n",
                        cost.seconds(),
                        cost.calls(),
                        cost.operations() / 1e9,
                        cost.operations() / 1e9 / cost.seconds(),
                        cost.bytes() >> 20,
                        name);
            }
        });
    }
}
