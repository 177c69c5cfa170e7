package org.erlangen.plugins.mechanics;

import java.util.Collections;
import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;

/**
 * Bodies that attract each other: {@code H = sum_i |p_i|^2/(2 m_i) - sum_{i<j} m_i m_j / sqrt(|q_i - q_j|^2 + eps^2)}. They conserve energy,
 * momentum, angular momentum, products of momenta, and the angular momentum of the centre of mass.
 */
public final class BodiesSystem implements DynamicalSystem<BodiesOptions> {
    /** Found by name through the service loader. */
    public BodiesSystem() {}

    @Override
    public Description<BodiesOptions> describe() {
        return Description.of("n-bodies", "bodies that attract each other by softened gravity", BodiesOptions.class);
    }

    @Override
    public HamiltonianSystem system(BodiesOptions options) {
        var masses = options.masses().isEmpty() ? Collections.nCopies(options.bodies(), 1.0) : options.masses();
        if (masses.size() != options.bodies()) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "masses",
                    masses.size() + " masses for " + options.bodies() + " bodies",
                    "one for each body",
                    "Leave them out for masses of 1");
        }
        return new Bodies(options.dimensions(), options.softening(), masses);
    }
}
