package org.erlangen.host.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.host.configuration.Chosen;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.tensor.Engine;

/** What a run is made of. The engine, and with it native code, is opened when it is first asked for. */
final class RunModule extends AbstractModule {
    private final Job job;
    private final InstantSource clock;

    RunModule(Job job, InstantSource clock) {
        this.job = job;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        bind(Job.class).toInstance(job);
        bind(InstantSource.class).toInstance(clock);
        bind(Experiment.class).toInstance(job.file().experiment());
        bind(Composer.class);
        bind(Run.class);
    }

    @Provides
    @Singleton
    Engine engine(Experiment experiment) {
        Chosen<TensorBackend, TensorBackend.Options> backend = experiment.backend();
        return new Engine(backend.provider().open(backend.options()), experiment.precision());
    }
}
