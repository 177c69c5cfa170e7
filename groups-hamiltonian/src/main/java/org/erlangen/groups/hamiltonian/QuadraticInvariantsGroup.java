package org.erlangen.groups.hamiltonian;

import java.util.Collections;
import java.util.List;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;

/**
 * Flows of all {@code 2 d + 3 d (d - 1) / 2} quadratic invariants of bodies of equal mass that attract each other: momenta, angular momenta, products of
 * momenta, and angular momenta of the centre. They span no Lie algebra of a compact group: products of momenta generate shears.
 */
public final class QuadraticInvariantsGroup implements TransformationGroup<BodiesOptions> {
    /** Found by name through the service loader. */
    public QuadraticInvariantsGroup() {}

    @Override
    public Description<BodiesOptions> describe() {
        return States.sourced(Description.of(
                "quadratic-invariants",
                "flows of all quadratic invariants of bodies of equal mass",
                BodiesOptions.class));
    }

    @Override
    public List<Refusal> refusals(BodiesOptions options, Shape input) {
        return States.refusals(input, options.axes());
    }

    @Override
    public Transformations transformations(BodiesOptions options, Shape input) {
        List<Double> masses = Collections.nCopies(options.bodies(input), 1.0);
        return new FixedFlows(QuadraticInvariants.bodies(masses, options.axes()), options.measure(), options.scale());
    }
}
