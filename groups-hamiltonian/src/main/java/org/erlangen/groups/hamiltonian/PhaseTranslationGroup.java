package org.erlangen.groups.hamiltonian;

import java.util.List;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;

/** Common translations T(d) of all bodies: what conserves their total momentum. */
public final class PhaseTranslationGroup implements TransformationGroup<BodiesOptions> {
    /** Found by name through the service loader. */
    public PhaseTranslationGroup() {}

    @Override
    public Description<BodiesOptions> describe() {
        return States.sourced(Description.of(
                "phase-translation", "common translations of all bodies: the total momentum", BodiesOptions.class));
    }

    @Override
    public List<Refusal> refusals(BodiesOptions options, Shape input) {
        return States.refusals(input, options.axes());
    }

    @Override
    public Transformations transformations(BodiesOptions options, Shape input) {
        return new FixedFlows(
                QuadraticInvariants.momenta(options.bodies(input), options.axes()), options.measure(), options.scale());
    }
}
