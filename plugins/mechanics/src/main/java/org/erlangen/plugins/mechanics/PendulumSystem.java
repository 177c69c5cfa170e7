package org.erlangen.plugins.mechanics;

import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;

/** A pendulum: {@code H = p^2/2 + 1 - cos q}. It conserves its energy and no quadratic observable. */
public final class PendulumSystem implements DynamicalSystem<NoOptions> {
    /** Found by name through the service loader. */
    public PendulumSystem() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("pendulum", "a pendulum, which swings or turns over");
    }

    @Override
    public HamiltonianSystem system(NoOptions options) {
        return new Pendulum();
    }
}
