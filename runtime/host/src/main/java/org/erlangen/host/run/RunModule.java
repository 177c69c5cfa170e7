package org.erlangen.host.run;

import com.google.inject.AbstractModule;
import java.time.InstantSource;
import org.erlangen.host.configuration.Experiment;

/** What a run is made of. */
final class RunModule extends AbstractModule {
    private final Job job;
    private final InstantSource clock;

    RunModule(Job job, InstantSource clock) {
        this.job = job;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Job.class).toInstance(job);
        bind(InstantSource.class).toInstance(clock);
        bind(Experiment.class).toInstance(job.file().experiment());
        bind(Composer.class);
        bind(Opener.class);
        bind(Run.class);
    }
}
