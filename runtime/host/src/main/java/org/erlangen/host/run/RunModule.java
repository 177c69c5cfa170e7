package org.erlangen.host.run;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import java.time.InstantSource;
import java.util.Optional;
import org.erlangen.host.configuration.Experiment;

/** What a run is made of. */
final class RunModule extends AbstractModule {
    private final Job job;
    private final Optional<EarlierRun> earlier;
    private final InstantSource clock;

    RunModule(Job job, Optional<EarlierRun> earlier, InstantSource clock) {
        this.job = job;
        this.earlier = earlier;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Job.class).toInstance(job);
        bind(new TypeLiteral<Optional<EarlierRun>>() {}).toInstance(earlier);
        bind(InstantSource.class).toInstance(clock);
        bind(Experiment.class).toInstance(job.file().experiment());
        bind(Composer.class);
        bind(Opener.class);
        bind(Run.class);
    }
}
