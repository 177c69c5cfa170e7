package org.erlangen.groups.hamiltonian;

import java.util.List;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;

/** The unitary group U(n) of n pairs (q, p), read as complex numbers: the n^2 quadratic invariants of n equal oscillators. */
public final class UnitaryGroup implements TransformationGroup<MeasureOptions> {
    /** Found by name through the service loader. */
    public UnitaryGroup() {}

    @Override
    public Description<MeasureOptions> describe() {
        return States.sourced(Description.of(
                "unitary", "U(n) of n pairs (q, p): the n^2 invariants of equal oscillators", MeasureOptions.class));
    }

    @Override
    public List<Refusal> refusals(MeasureOptions options, Shape input) {
        return States.refusals(input, 1);
    }

    @Override
    public Transformations transformations(MeasureOptions options, Shape input) {
        return new FixedFlows(
                QuadraticInvariants.oscillators(input.size(0) / 2, 1), options.measure(), options.scale());
    }
}
