package org.erlangen.api.dynamics;

import org.erlangen.api.provider.Provider;

/** Provider of mechanical systems: where trajectories come from, and what they conserve. */
public interface DynamicalSystem<C extends Record> extends Provider<C> {
    /** The system that these options describe. */
    HamiltonianSystem system(C options);
}
