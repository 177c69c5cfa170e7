package org.erlangen.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.host.training.Trainer;
import org.erlangen.nd4j.Nd4jBackend;
import org.erlangen.tensor.Engine;

/**
 * Times LILA, or layers, end to end, as the published code is timed: epochs of training, each followed by a step of all hyperparameters from all
 * data. Of layers the fit of the curvature is timed by itself as well, since the other side takes no steps of the prior precisions. Prints one line each,
 * then medians and the largest resident memory; seconds by the clock, of the processor in the computing thread, and of the processor in all threads.
 *
 * <p>Arguments: {@code mlp}, {@code mini-net}, {@code layers-digit}, {@code layers-quadrant}, {@code layers-groups} or {@code layers-published}, the folder of the MNIST files, and optionally {@code epochs=3}, {@code threads=1}, {@code
 * meter=none}; {@code meter=primitives} and {@code meter=sizes} print what each primitive cost in the last epoch.
 */
public final class LaplaceRun {
    private static final double NANO = 1e-9;

    private final Engine engine;
    private final LaplaceWork work;
    private final MeteredDevice metered;
    private final PrintStream out;
    private final List<Time> training = new ArrayList<>();
    private final List<Time> fits = new ArrayList<>();
    private final List<Time> hyper = new ArrayList<>();
    private Time begin = Time.now();

    private LaplaceRun(Engine engine, LaplaceWork work, MeteredDevice metered, PrintStream out) {
        this.engine = engine;
        this.work = work;
        this.metered = metered;
        this.out = out;
    }

    private void run(int epochs) {
        Dataset data = training(engine, work);
        out.println("loaded: resident " + memory("VmRSS") + ", peak " + memory("VmHWM"));
        TrainingPlan plan = new TrainingPlan(epochs, work.batch(), data.size());
        Estimation estimation =
                new Timed(work.estimation(engine), work.fitOnly().map(fit -> fit.estimation(engine)));
        new Trainer(engine, plan, () -> false)
                .train("fit", estimation, data, Key.ofSeed(1), this::listen, engine.newMemory());
    }

    private void listen(RunEvent event) {
        if (event instanceof RunEvent.EpochEnded) {
            note("hyperstep", hyper);
        }
    }

    /** Notes the time since the last note. */
    private void note(String what, List<Time> times) {
        Time time = Time.now().since(begin);
        times.add(time);
        report(what + " " + times.size(), time);
        begin = Time.now();
    }

    /** An estimation that tells when an epoch's steps are done. */
    private final class Timed implements Estimation {
        private final Estimation estimation;
        private final Optional<Estimation> fitOnly;

        Timed(Estimation estimation, Optional<Estimation> fitOnly) {
            this.estimation = estimation;
            this.fitOnly = fitOnly;
        }

        @Override
        public State initialise(Key key) {
            State state = estimation.initialise(key);
            begin = Time.now();
            return state;
        }

        @Override
        public Transition step(State state, Dataset batch, Key key) {
            return estimation.step(state, batch, key);
        }

        @Override
        public Transition afterEpoch(State state, Dataset data, int epoch, Key key) {
            note("training epoch", training);
            fitOnly.ifPresent(alone -> {
                drop(() -> alone.afterEpoch(state, data, epoch, key));
                note("fit", fits);
            });
            return estimation.afterEpoch(state, data, epoch, key);
        }

        @Override
        public Evidence evidence(State state, Dataset data, Key key) {
            return estimation.evidence(state, data, key);
        }

        @Override
        public NamedTensors hyperparameters(State state) {
            return estimation.hyperparameters(state);
        }

        @Override
        public NamedTensors parameters(State state) {
            return estimation.parameters(state);
        }

        @Override
        public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
            return estimation.predict(state, inputs, key);
        }
    }

    /** Does something whose result nobody needs. */
    @SuppressWarnings("try") // a scope acts by being open
    private void drop(Runnable work) {
        try (MemoryScope scope = engine.openScope()) {
            work.run();
        }
    }

    @SuppressWarnings("try") // a scope acts by being open
    private static Dataset training(Engine engine, LaplaceWork work) {
        try (MemoryScope scope = engine.openScope()) {
            Dataset data = work.data(engine);
            Memory place = engine.newMemory();
            return new Dataset(engine.keep(place, data.inputs()), engine.keep(place, data.targets()));
        }
    }

    /** Seconds by the clock, of the processor in this thread, and of the processor in all threads. */
    private record Time(double wall, double own, double processor) {
        static Time now() {
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            return new Time(System.nanoTime() * NANO, own * NANO, system.getProcessCpuTime() * NANO);
        }

        Time since(Time begin) {
            return new Time(wall - begin.wall, own - begin.own, processor - begin.processor);
        }

        static Time median(List<Time> times) {
            return new Time(median(times, Time::wall), median(times, Time::own), median(times, Time::processor));
        }

        private static double median(List<Time> times, ToDoubleFunction<Time> part) {
            double[] sorted = times.stream().mapToDouble(part).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "wall %.3f own %.3f cpu %.3f", wall, own, processor);
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
            LaplaceRun run = new LaplaceRun(engine, work, metered, out);
            run.run(epochs);
            out.println("median training epoch: " + Time.median(run.training));
            if (!run.fits.isEmpty()) {
                out.println("median fit: " + Time.median(run.fits));
            }
            out.println("median hyperstep: " + Time.median(run.hyper));
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

    private void report(String what, Time time) {
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
