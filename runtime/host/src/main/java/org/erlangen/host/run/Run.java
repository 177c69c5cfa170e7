package org.erlangen.host.run;

import com.google.inject.Guice;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.report.RunEvent;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.outline.OutlineTensors;
import org.erlangen.host.training.FiniteData;
import org.erlangen.tensor.Engine;

/**
 * A run from its experiment to its run directory: {@code experiment.yaml}, {@code provenance.json}, {@code metrics.jsonl}, {@code
 * checkpoint.safetensors}, {@code result.json}, and what its reporters write.
 *
 * <p>The same configuration, data, seed and threads give the same files to the bit, apart from times.
 */
public final class Run {
    private final Job job;
    private final Experiment experiment;
    private final Composer composer;
    private final Opener opener;
    private final InstantSource clock;

    @Inject
    Run(Job job, Composer composer, Opener opener, InstantSource clock) {
        this.job = job;
        this.experiment = job.file().experiment();
        this.composer = composer;
        this.opener = opener;
        this.clock = clock;
    }

    /** The run of a job; nothing is read or made yet. */
    public static Run of(Job job, InstantSource clock) {
        return Guice.createInjector(new RunModule(job, clock)).getInstance(Run.class);
    }

    /**
     * Runs it. Events go to {@code listener} in order; {@code interrupted} is asked after each step, and once it says true the state is written and
     * the run ends.
     *
     * <p>Errors: {@link org.erlangen.api.provider.ErlangenException}; a configuration that is refused leaves no run directory behind.
     */
    public RunOutcome execute(Consumer<RunEvent> listener, BooleanSupplier interrupted) {
        Stopwatch watch = new Stopwatch(clock);
        composer.compose(new OutlineTensors(experiment.precision()));
        RunDirectory directory = RunDirectory.create(job.directory());
        directory.write("experiment.yaml", experiment.toYaml());
        try (Engine engine = opener.open();
                Memory memory = engine.newMemory()) {
            Examples examples = load(engine, memory);
            directory.write(
                    "provenance.json", Json.text(new Provenance(job, examples.provenance(), watch.began()).tree()));
            Composed composed = composer.compose(engine);
            try (MetricsFile metrics =
                    new MetricsFile(directory.metrics(), composed.starts().get(0), watch::seconds)) {
                Consumer<RunEvent> events = metrics.andThen(new Reports(experiment.reports(), directory.folder()))
                        .andThen(listener);
                return new Learning(experiment, engine, directory, watch, events, interrupted).of(composed, examples);
            }
        }
    }

    /** The examples alone; what loading needed besides is freed. */
    @SuppressWarnings("try") // a scope acts by being open
    private Examples load(Engine engine, Memory memory) {
        try (MemoryScope scope = engine.openScope()) {
            Examples loaded = experiment
                    .data()
                    .provider()
                    .load(experiment.data().options(), new DataContext(engine, job.folder()));
            FiniteData.check(loaded);
            return loaded.map(data -> kept(engine, memory, data));
        }
    }

    private static Dataset kept(Engine engine, Memory memory, Dataset data) {
        return new Dataset(engine.keep(memory, data.inputs()), engine.keep(memory, data.targets()));
    }
}
