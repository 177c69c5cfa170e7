package org.erlangen.plugins.mechanics;

import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.provider.Description;

/** Oscillators of one frequency: {@code H = sum_i q_i^2/2 + omega^2 p_i^2/2}. At omega = 1 they conserve the n^2 observables of U(n). */
public final class OscillatorsSystem implements DynamicalSystem<OscillatorsOptions> {
    /** Found by name through the service loader. */
    public OscillatorsSystem() {}

    @Override
    public Description<OscillatorsOptions> describe() {
        return Description.of("oscillators", "harmonic oscillators of one frequency", OscillatorsOptions.class);
    }

    @Override
    public HamiltonianSystem system(OscillatorsOptions options) {
        return new Oscillators(options.count(), options.omega());
    }
}
