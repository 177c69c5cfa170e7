package org.erlangen.host.run;

import jakarta.inject.Inject;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.host.configuration.Chosen;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.tensor.Engine;

/** Opens the engine when it is asked to: not before an experiment is known to be right, since native code is loaded by it. */
final class Opener {
    private final Experiment experiment;

    @Inject
    Opener(Experiment experiment) {
        this.experiment = experiment;
    }

    /** A new engine, to be closed by the caller. Errors: {@link org.erlangen.api.provider.ErlangenException} when the backend cannot be opened. */
    Engine open() {
        Chosen<TensorBackend, TensorBackend.Options> backend = experiment.backend();
        return new Engine(backend.provider().open(backend.options()), experiment.precision());
    }
}
