package org.erlangen.groups.hamiltonian;

import java.util.List;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;

/** Turns of all pairs (q, p) at once, SO(2): what conserves the energy of equal oscillators. */
public final class PhaseRotationGroup implements TransformationGroup<MeasureOptions> {
    /** Found by name through the service loader. */
    public PhaseRotationGroup() {}

    @Override
    public Description<MeasureOptions> describe() {
        return States.sourced(Description.of(
                "phase-rotation",
                "turns of all pairs (q, p) at once: SO(2), the symmetry of an oscillator",
                MeasureOptions.class));
    }

    @Override
    public List<Refusal> refusals(MeasureOptions options, Shape input) {
        return States.refusals(input, 1);
    }

    @Override
    public Transformations transformations(MeasureOptions options, Shape input) {
        return new FixedFlows(List.of(QuadraticInvariants.circle(input.size(0))), options.measure(), options.scale());
    }
}
