package org.erlangen.plugins.mechanics;

import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.provider.Description;

/** One harmonic oscillator: {@code H = q^2/2 + omega^2 p^2/2}. It conserves its energy. */
public final class HarmonicOscillatorSystem implements DynamicalSystem<HarmonicOscillatorOptions> {
    /** Found by name through the service loader. */
    public HarmonicOscillatorSystem() {}

    @Override
    public Description<HarmonicOscillatorOptions> describe() {
        return Description.of("harmonic-oscillator", "one harmonic oscillator", HarmonicOscillatorOptions.class);
    }

    @Override
    public HamiltonianSystem system(HarmonicOscillatorOptions options) {
        return new Oscillators(1, options.omega());
    }
}
