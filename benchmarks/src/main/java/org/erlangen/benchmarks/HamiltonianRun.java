package org.erlangen.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.provider.Description;
import org.erlangen.api.report.RunEvent;
import org.erlangen.groups.hamiltonian.EuclideanGroup;
import org.erlangen.groups.hamiltonian.ObservablesGroup;
import org.erlangen.groups.hamiltonian.PhaseRotationGroup;
import org.erlangen.groups.hamiltonian.UnitaryGroup;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.run.Job;
import org.erlangen.host.run.Machine;
import org.erlangen.host.run.Run;
import org.erlangen.inference.vi.VariationalInference;
import org.erlangen.nd4j.Nd4jBackend;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.mechanics.BodiesSystem;
import org.erlangen.plugins.mechanics.HamiltonianArchitecture;
import org.erlangen.plugins.mechanics.HarmonicOscillatorSystem;
import org.erlangen.plugins.mechanics.OscillatorsSystem;
import org.erlangen.plugins.mechanics.TrajectoriesSource;

/**
 * Times epochs of an experiment file on a Hamiltonian network, run as a user runs it. Observables move from the first epoch on. Prints processor
 * seconds of an epoch, mean of the second half of the epochs, the compiler's and collector's included and without them.
 *
 * <p>Arguments: the file, how many epochs, and optionally {@code meter=primitives} or {@code meter=sizes}, which print what each primitive cost in the second half.
 */
public final class HamiltonianRun {
    private static final double NANO = 1e-9;

    private final int epochs;
    private final PrintStream out;
    private final Metered metered;
    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private double wall;
    private double processor;
    private double own;
    private boolean done;

    private HamiltonianRun(int epochs, String meter, PrintStream out) {
        this.epochs = epochs;
        this.out = out;
        this.metered = new Metered(meter);
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        String meter = arguments.length > 2 ? arguments[2].replace("meter=", "") : "none";
        new HamiltonianRun(Integer.parseInt(arguments[1]), meter, System.out).time(file);
    }

    private void time(Path file) throws IOException {
        Catalogue catalogue = Catalogue.of(
                metered,
                new TrajectoriesSource(),
                new HarmonicOscillatorSystem(),
                new OscillatorsSystem(),
                new BodiesSystem(),
                new HamiltonianArchitecture(),
                new GaussianLikelihood(),
                new ObservablesGroup(),
                new PhaseRotationGroup(),
                new UnitaryGroup(),
                new EuclideanGroup(),
                new VariationalInference());
        List<String> overrides = List.of("training.epochs=" + (epochs + 1), "estimator.hold=0", "reports=[]");
        ExperimentFile experiment = ExperimentFile.read(file, overrides, catalogue);
        Path folder = Files.createTempDirectory("hamiltonian");
        Machine machine = new Machine("benchmark", "", "", 1);
        Job job = new Job(experiment, catalogue, folder, folder.resolve("run"), machine);
        try {
            Run.of(job, InstantSource.system()).execute(this::listen, () -> done);
        } finally {
            delete(folder);
        }
    }

    private void listen(RunEvent event) {
        if (event instanceof RunEvent.EpochEnded ended && ended.epoch() == epochs / 2) {
            metered.take();
            wall = -System.nanoTime() * NANO;
            processor = -processorSeconds();
            own = -thread.getCurrentThreadCpuTime() * NANO;
        } else if (event instanceof RunEvent.EpochEnded ended && ended.epoch() == epochs) {
            report(epochs - epochs / 2, ended);
            done = true;
        }
    }

    private void report(int counted, RunEvent.EpochEnded last) {
        wall += System.nanoTime() * NANO;
        processor += processorSeconds();
        own += thread.getCurrentThreadCpuTime() * NANO;
        out.printf(
                Locale.ROOT,
                "epoch: cpu %.6f thread %.6f wall %.6f objective %.4f%n",
                processor / counted,
                own / counted,
                wall / counted,
                last.metrics().getOrDefault("objective", Double.NaN));
        metered.print(counted, out);
    }

    private static double processorSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() * NANO;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The ND4J backend, metered if asked for. */
    private static final class Metered implements TensorBackend {
        private final Nd4jBackend backend = new Nd4jBackend();
        private final String meter;
        private Optional<MeteredDevice> device = Optional.empty();

        Metered(String meter) {
            this.meter = meter;
        }

        @Override
        public Description<Options> describe() {
            return backend.describe();
        }

        @Override
        public ComputeDevice open(Options options) {
            ComputeDevice plain = backend.open(options);
            if (meter.equals("none")) {
                return plain;
            }
            MeteredDevice opened = new MeteredDevice(plain, meter.equals("sizes"));
            device = Optional.of(opened);
            return opened.metered();
        }

        void take() {
            device.ifPresent(MeteredDevice::take);
        }

        void print(int epochs, PrintStream out) {
            device.map(MeteredDevice::take)
                    .orElse(Map.of())
                    .forEach((name, cost) -> out.printf(
                            Locale.ROOT,
                            "  %9.1f us %7.1f calls %9.4f GFLOP %8.2f MB  %s%n",
                            cost.seconds() / epochs * 1e6,
                            (double) cost.calls() / epochs,
                            cost.operations() / epochs * 1e-9,
                            (double) cost.bytes() / epochs / (1 << 20),
                            name));
        }
    }
}
