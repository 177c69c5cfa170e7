package org.erlangen.host.run;

import com.google.inject.Guice;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
import org.erlangen.host.training.Earlier;
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
    private final Optional<EarlierRun> earlier;
    private final InstantSource clock;

    @Inject
    Run(Job job, Composer composer, Opener opener, Optional<EarlierRun> earlier, InstantSource clock) {
        this.job = job;
        this.experiment = job.file().experiment();
        this.composer = composer;
        this.opener = opener;
        this.earlier = earlier;
        this.clock = clock;
    }

    /** The run of a job; nothing is read or made yet. */
    public static Run of(Job job, InstantSource clock) {
        return of(job, Optional.empty(), clock);
    }

    /**
     * The run that goes on with an earlier one, in its directory, which is the job's. Its files are in the end those that the earlier run would have written; its listeners
     * see all epochs, but of those that are not done again only the last states of fits that are over.
     */
    public static Run resuming(EarlierRun earlier, Job job, InstantSource clock) {
        return of(job, Optional.of(earlier), clock);
    }

    private static Run of(Job job, Optional<EarlierRun> earlier, InstantSource clock) {
        return Guice.createInjector(new RunModule(job, earlier, clock)).getInstance(Run.class);
    }

    /**
     * Runs it. Events go to {@code listener} in order; {@code interrupted} is asked after each step, and once it says true the state is written and
     * the run ends.
     *
     * <p>Errors: {@link org.erlangen.api.provider.ErlangenException}; a configuration that is refused leaves no run directory behind.
     */
    public RunOutcome execute(Consumer<RunEvent> listener, BooleanSupplier interrupted) {
        EarlierMetrics done = earlier.map(EarlierRun::metrics).orElse(EarlierMetrics.NONE);
        Stopwatch watch = new Stopwatch(clock, done.seconds());
        composer.compose(new OutlineTensors(experiment.precision()));
        RunDirectory directory =
                earlier.map(run -> RunDirectory.of(run.directory())).orElseGet(this::begun);
        try (Engine engine = opener.open();
                Memory memory = engine.newMemory()) {
            Examples examples = load(engine, memory);
            earlier.ifPresentOrElse(
                    run -> run.check(examples.provenance()), () -> write(directory, examples, watch.began()));
            Composed composed = composer.compose(engine);
            try (MetricsFile metrics =
                    new MetricsFile(directory.metrics(), composed.starts().get(0), watch::seconds, done)) {
                Checkpoints checkpoints = new Checkpoints(directory, experiment.name(), watch);
                Consumer<RunEvent> events = metrics.andThen(checkpoints)
                        .andThen(new Reports(experiment.reports(), directory.folder()))
                        .andThen(listener);
                Earlier fits = earlier.map(run -> run.fits(done, engine)).orElse(Earlier.NOTHING);
                return new Learning(experiment, engine, directory, checkpoints, watch, events, interrupted)
                        .of(composed, examples, fits);
            }
        }
    }

    private RunDirectory begun() {
        RunDirectory directory = RunDirectory.create(job.directory());
        RunDirectory.write(directory.experiment(), experiment.toYaml());
        return directory;
    }

    private void write(RunDirectory directory, Examples examples, Instant began) {
        RunDirectory.write(directory.provenance(), Json.text(new Provenance(job, examples.provenance(), began).tree()));
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
