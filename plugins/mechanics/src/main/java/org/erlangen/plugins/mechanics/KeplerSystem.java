package org.erlangen.plugins.mechanics;

import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;

/**
 * A planet in the plane: {@code H = |p|^2/2 - 1/|q|}. It conserves energy, angular momentum, and the direction of its ellipse, the
 * Laplace-Runge-Lenz vector, whose symmetry is hidden: no quadratic observable generates it.
 */
public final class KeplerSystem implements DynamicalSystem<NoOptions> {
    /** Found by name through the service loader. */
    public KeplerSystem() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("kepler", "a planet in the plane, on orbits near the unit circle");
    }

    @Override
    public HamiltonianSystem system(NoOptions options) {
        return new Kepler();
    }
}
